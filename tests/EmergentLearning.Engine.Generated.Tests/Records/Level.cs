namespace EmergentLearning.Engine.Generated.Tests.Records;

public enum Level : sbyte
{
    Low = -1,
    None,
    High,
}
