namespace EmergentLearning.Engine.Generated.Tests.Records;

public enum Wide : ulong
{
    None,
    Most = ulong.MaxValue,
}
