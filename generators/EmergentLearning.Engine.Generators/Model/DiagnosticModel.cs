namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A diagnostic to report: where it is, without holding on to the file.</summary>
internal sealed record DiagnosticModel(string Id, string Path, int Start, int Length, EquatableArray<string> Arguments)
{
    /// <summary>In a file that is not source: the line, from 0. Otherwise -1.</summary>
    public int Line { get; init; } = -1;

    /// <summary>In a file that is not source: the column, from 0.</summary>
    public int Column { get; init; }

    /// <summary>What is declared there, when the offset may change after this was made; otherwise <see langword="null"/>.</summary>
    public SymbolPlace? Place { get; init; }

    /// <summary>The C# type with which a code fix would mend it, or <see langword="null"/>.</summary>
    public string? SuggestedType { get; init; }
}
