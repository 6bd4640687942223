using EmergentLearning.Cli.Output.Columns;

namespace EmergentLearning.Cli.Reports.Links;

/// <summary>Columns of rows with their links.</summary>
internal static class LinkColumns
{
    /// <summary>
    /// The same columns with what each row is to other records. Not a method of <see cref="ColumnSet{TRow}"/>: a set that can make a
    /// set of linked rows would be made for rows linked without end, and the native compiler refuses that.
    /// </summary>
    public static ColumnSet<Linked<TRow>> WithLinks<TRow>(this ColumnSet<TRow> columns) => columns.Of<Linked<TRow>>(
        static linked => linked.Row, [new("links", static linked => CellValue.Of(linked.Links))], [], static linked => LinkText.Lines(linked.Links));
}
