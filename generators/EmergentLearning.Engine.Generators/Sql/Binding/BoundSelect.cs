using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>A select whose names are known.</summary>
internal sealed class BoundSelect
{
    public required SelectStatement Syntax { get; init; }

    /// <summary>The columns of the result, or <see langword="null"/> when they are not known.</summary>
    public required IReadOnlyList<ResultColumn>? Columns { get; init; }

    public required IReadOnlyList<BoundCore> Cores { get; init; }

    /// <summary>What each core gives; the first's columns are those of the whole. <see langword="null"/> for those that are not known.</summary>
    public IReadOnlyList<IReadOnlyList<OutputColumn>?> Outputs =>
        [.. Cores.Select((core, i) => i > 0 || Columns is null ? core.Outputs : core.Outputs?.Select((output, j) => output with { Column = Columns[j] }).ToList())];
}
