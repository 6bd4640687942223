namespace EmergentLearning.Engine.Authoring;

/// <summary>Finds places inside the SQL strings of source files, where those can be read.</summary>
/// <param name="pathMap">As the compiler's option of that name: <c>folder=name</c>, separated by commas; undone here.</param>
internal sealed class QueryLocator(string? pathMap)
{
    private readonly Dictionary<string, string?> _sources = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<string[]> _map =
        [.. (pathMap ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2 && pair[1].Length > 0)];

    /// <summary>The place of a character of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="offset">The character; a negative one stands for the whole.</param>
    public SourcePlace Find(CompiledQuery query, int offset)
    {
        SourcePlace attribute = OnDisk(query.Place);
        if (ReadSource(attribute.File) is not { } source || FindLiteral(source, attribute.Line, query.Sql) is not { } literal)
            return attribute;

        // An error at the end of a query stands behind its last character.
        int position = offset < 0 || literal.Positions.Count == 0 ? literal.End - 1
            : offset < literal.Positions.Count ? literal.Positions[offset]
            : literal.Positions[^1] + 1;
        if (offset < 0 && literal.Positions.Count > 0)
            position = literal.Positions[0];
        return PlaceOf(source, position, attribute.File);
    }

    /// <summary>The place with the file's name on this machine.</summary>
    public SourcePlace OnDisk(SourcePlace place)
    {
        string[]? mapped = _map.FirstOrDefault(pair => place.File.StartsWith(pair[1], StringComparison.Ordinal));
        return mapped is null ? place : place with { File = mapped[0] + place.File[mapped[1].Length..] };
    }

    private static SourceLiteral? FindLiteral(string source, int line, string sql)
    {
        int position = 0;
        for (int i = 1; i < line && position >= 0; i++)
            position = source.IndexOf('\n', position) + 1 is > 0 and int next ? next : -1;

        while (position >= 0 && position < source.Length)
        {
            int quote = source.IndexOf('"', position);
            if (quote < 0 || SourceLiteral.Read(source, quote) is not { } literal)
                return null;
            if (literal.Value == sql)
                return literal;
            position = literal.End;
        }

        return null;
    }

    private static SourcePlace PlaceOf(string source, int position, string file)
    {
        string before = source[..position];
        return new SourcePlace(file, before.AsSpan().Count('\n') + 1, position - (before.LastIndexOf('\n') + 1) + 1);
    }

    private string? ReadSource(string file)
    {
        if (!_sources.TryGetValue(file, out string? source))
        {
            source = File.Exists(file) ? File.ReadAllText(file) : null;
            _sources.Add(file, source);
        }

        return source;
    }
}
