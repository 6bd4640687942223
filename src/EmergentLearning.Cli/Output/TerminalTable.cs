using Spectre.Console;

namespace EmergentLearning.Cli.Output;

/// <summary>A table on a terminal.</summary>
internal static class TerminalTable
{
    /// <summary>Draws it; every cell is escaped and never read as markup.</summary>
    public static void Write(IReadOnlyList<string> headers, IEnumerable<string[]> rows)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string header in headers)
            table.AddColumn(new TableColumn(new Text(header)));
        foreach (string[] row in rows)
            table.AddRow(Array.ConvertAll(row, static cell => new Text(Printable.Escape(cell))));
        Terminal.Create(Console.Out).Write(table);
    }
}
