using EmergentLearning.Memory;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Cli.Reports.Links;

/// <summary>A row with what it is to other records.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed record Linked<TRow>(TRow Row, IReadOnlyList<RecordLink> Links)
{
    /// <summary>The rows with their links, asked for at once.</summary>
    public static IReadOnlyList<Linked<TRow>> Of(MemoryReader reader, IReadOnlyList<TRow> rows, Func<TRow, string?> uidOf) =>
        Of(reader.LinksOf([.. rows.Select(uidOf).OfType<string>()]), rows, uidOf);

    /// <summary>The rows with their links, by the records' names.</summary>
    public static IReadOnlyList<Linked<TRow>> Of(
        IReadOnlyDictionary<string, IReadOnlyList<RecordLink>> links, IReadOnlyList<TRow> rows, Func<TRow, string?> uidOf) =>
        [.. rows.Select(row => new Linked<TRow>(row, links.GetValueOrDefault(uidOf(row) ?? "", [])))];
}
