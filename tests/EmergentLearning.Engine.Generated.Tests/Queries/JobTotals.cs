namespace EmergentLearning.Engine.Generated.Tests.Queries;

public sealed record JobTotals(string Queue)
{
    public required int Jobs { get; init; }

    public double? Highest { get; init; }
}
