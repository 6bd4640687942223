using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds;

/// <summary>Which records of a kind are asked for. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Limit">At most so many.</param>
public sealed record KindQuestion(RecordKind Kind, int Limit)
{
    /// <summary>What each filter of the kind's list asks for, by its flag; a filter without a value asks for its default.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>The area of work, which rows without one belong to as well; <see langword="null"/> for all.</summary>
    public string? Domain { get; init; }

    internal IReadOnlyList<KindRow> Ask(IReadSession session, DateTimeOffset now)
    {
        var conditions = new List<string>();
        var values = new List<(KindField? Field, string Value)>();
        foreach (KindFilter filter in Kind.List!.Filters)
        {
            string value = Filters.GetValueOrDefault(filter.Flag, filter.Default);
            if (value.Length > 0)
                Add(filter, value);
        }

        if (Domain is { } domain && Kind.FindField("domain") is { } area)
        {
            conditions.Add($"(domain = ?{values.Count + 2} or domain is null)");
            values.Add((area, domain));
        }

        conditions.AddRange(Kind.Constants.Select(static pair => $"{pair.Key} = '{pair.Value}'"));
        string where = conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
        using IStatement select = session.Prepare($"{KindColumns.SelectSql(Kind)}{where} order by {Kind.List.Order} limit ?1");
        select.BindInt64(1, Limit);
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i].Field is { } field)
                KindColumns.Bind(select, i + 2, field, values[i].Value);
            else
                select.BindText(i + 2, values[i].Value);
        }

        return KindColumns.ReadAll(select, Kind);

        void Add(KindFilter filter, string value)
        {
            KindField? field = Kind.FindField(filter.Field);
            conditions.Add($"{field?.Column ?? filter.Field} {(filter.IsMinimum || filter.IsDays ? ">=" : "=")} ?{values.Count + 2}");
            values.Add(filter.IsDays
                ? (null, Timestamps.Format(now.AddDays(-int.Parse(value, System.Globalization.CultureInfo.InvariantCulture))))
                : (field, field!.Validate(value)));
        }
    }
}
