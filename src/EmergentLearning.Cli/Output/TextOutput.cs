namespace EmergentLearning.Cli.Output;

/// <summary>Lines for people. What comes from records must be escaped by <see cref="Printable"/>, which the tables do themselves.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="isTerminal">Whether a person watches: tables are drawn then.</param>
internal sealed class TextOutput(TextWriter writer, bool isTerminal)
{
    /// <summary>Whether a person watches.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>Text that brings its own ends of lines.</summary>
    public void Write(string text) => writer.Write(text);

    public void Line(string line = "") => writer.WriteLine(line);

    /// <summary>A table, for a terminal only.</summary>
    public static void Table(IReadOnlyList<string> headers, IEnumerable<string[]> rows) => TerminalTable.Write(headers, rows);
}
