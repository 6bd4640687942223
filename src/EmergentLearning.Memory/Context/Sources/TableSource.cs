using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>A table of the original's that every store may have and none must: a title, a detail, newest first.</summary>
/// <param name="heading">The section's heading.</param>
/// <param name="table">The table.</param>
/// <param name="title">The column with what a row is called.</param>
/// <param name="detail">The column with what else it says.</param>
/// <param name="created">The column with when it was recorded.</param>
/// <param name="where">Which rows are offered; <c>?2</c> is the domain that was asked for.</param>
/// <param name="take">At most so many.</param>
internal sealed class TableSource(string heading, string table, string title, string detail, string created, string where, int take) : IContextSource
{
    // What the condition may name: a table of an older original lacks some, and is passed over then.
    private readonly string[] _columns =
        [.. new[] { "id", title, detail, created }.Concat(new[] { "status", "domain", "confidence" }.Where(name => where.Contains(name, StringComparison.Ordinal)))];

    public string Heading => heading;

    public ContextTier Tier { get; init; } = ContextTier.Relevant;

    public string Why => $"{table}: {where.Replace("?2", "the domain asked for", StringComparison.Ordinal)}";

    public IEnumerable<ContextItem> Read(ContextReading reading)
    {
        if (!reading.HasColumns(table, _columns))
            return [];

        using IStatement select = reading.Session.Prepare(
            $"select id, {title}, {detail}, {created}, {(_columns.Contains("domain") ? "domain" : "null")} from \"{table}\" "
            + $"where {where} and ?2 is ?2 order by {created} desc, id desc limit ?1");
        select.BindInt64(1, take);
        if (reading.Request.Domain is { } domain)
            select.BindText(2, domain);
        else
            select.BindNull(2);
        var items = new List<ContextItem>();
        while (select.MoveNext())
            items.Add(Item(reading.Request, select));
        return items;
    }

    private ContextItem Item(ContextRequest request, IStatement row)
    {
        (double score, IReadOnlyList<ScorePart> parts) = Relevance.Of(request, Text(row, 3), Text(row, 4));
        return new ContextItem(
            ContextLines.Name(table, row.GetInt64(0)), $"**{OneLine.Of(Text(row, 1), 300)}**{ContextLines.Detail(Text(row, 2))}", score, parts);
    }

    private static string? Text(IStatement row, int column) => row.IsNull(column) ? null : row.GetText(column);
}
