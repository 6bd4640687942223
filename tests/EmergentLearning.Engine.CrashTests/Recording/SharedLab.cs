namespace EmergentLearning.Engine.CrashTests.Recording;

/// <summary>Tests that share recordings; they come one after the other, because each keeps all cores busy.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLab : ICollectionFixture<LabFixture>
{
    public const string Name = "lab";
}
