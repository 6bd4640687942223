namespace EmergentLearning.Engine.Package.Tests;

/// <summary>All tests share one package, and run one after the other: each is a build, and builds use every core already.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackage : ICollectionFixture<PackageFixture>
{
    public const string Name = "package";
}
