namespace EmergentLearning.Cli.Output;

/// <summary>Rows as tables that need no terminal.</summary>
internal static class RowTables
{
    private const int WidestCell = 60;

    /// <summary>Columns with two spaces between them, a line of dashes below the header. Long values are cut: csv and json have all of them.</summary>
    public static void WriteAligned(TextWriter writer, IReadOnlyList<string?[]> rows)
    {
        string[][] cells = [.. rows.Select(static row => Array.ConvertAll(row, static cell => Shorten(Printable.Escape(cell))))];
        if (cells.Length == 0)
            return;

        int[] widths = [.. cells[0].Select((_, column) => cells.Max(row => row[column].Length))];
        WriteLine(writer, cells[0], widths);
        WriteLine(writer, [.. widths.Select(static width => new string('-', width))], widths);
        foreach (string[] row in cells.Skip(1))
            WriteLine(writer, row, widths);
    }

    /// <summary>A table of Markdown, as GitHub reads it. Nothing in a cell can end it.</summary>
    public static void WriteMarkdown(TextWriter writer, IReadOnlyList<string?[]> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            writer.Write($"| {string.Join(" | ", rows[i].Select(MarkdownCell))} |\n");
            if (i == 0)
                writer.Write($"|{string.Concat(Enumerable.Repeat("---|", rows[i].Length))}\n");
        }
    }

    private static string MarkdownCell(string? cell)
    {
        string lines = (cell ?? "").ReplaceLineEndings("\n");
        string[] parts = lines.Split('\n');
        return string.Join("<br>", parts.Select(static part => Printable.Escape(part)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)));
    }

    private static string Shorten(string cell) =>
        cell.Length <= WidestCell ? cell : $"{cell.AsSpan(0, char.IsHighSurrogate(cell[WidestCell - 2]) ? WidestCell - 2 : WidestCell - 1)}…";

    private static void WriteLine(TextWriter writer, string[] cells, int[] widths) =>
        writer.Write(string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd(' ') + "\n");
}
