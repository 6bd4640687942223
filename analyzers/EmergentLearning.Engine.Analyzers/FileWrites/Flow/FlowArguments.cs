namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The values of a call's arguments, by the parameter that they belong to.</summary>
internal sealed class FlowArguments(IReadOnlyDictionary<int, FlowValue?> values)
{
    public IEnumerable<FlowValue?> All => values.Values;

    public FlowValue? At(int ordinal) => values.TryGetValue(ordinal, out FlowValue? value) ? value : null;
}
