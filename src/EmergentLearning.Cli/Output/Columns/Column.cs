namespace EmergentLearning.Cli.Output.Columns;

/// <summary>A column of an answer, the same in every format.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Name">Its name in JSON, CSV and Markdown: that of the original's table, where it has one.</param>
/// <param name="Read">The value.</param>
internal sealed record Column<TRow>(string Name, Func<TRow, CellValue> Read);
