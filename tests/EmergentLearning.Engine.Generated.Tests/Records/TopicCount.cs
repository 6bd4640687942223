namespace EmergentLearning.Engine.Generated.Tests.Records;

public sealed record TopicCount(string Topic, int Notes)
{
    public long TotalWeight { get; init; }
}
