namespace EmergentLearning.Engine.Analyzers.Sqlite.Sql;

/// <summary>What a connection string says, as far as it is known; immutable.</summary>
internal sealed class ConnectionText
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public ConnectionText(string text)
    {
        foreach (string part in Parts(text))
        {
            int equals = part.IndexOf('=');
            if (equals > 0)
                _values[Compact(part.Substring(0, equals))] = part.Substring(equals + 1).Trim().Trim('\'', '"');
        }
    }

    /// <summary>The file, by any of the names that the libraries know for it.</summary>
    public string? DataSource => Value("DataSource") ?? Value("Filename") ?? Value("FullUri") ?? Value("Uri");

    /// <summary>True when nothing of the database is ever in a file.</summary>
    public bool IsInMemory => Is("Mode", "Memory")
        || DataSource is { } source
        && (source.IndexOf(":memory:", StringComparison.OrdinalIgnoreCase) >= 0
            || source.IndexOf("mode=memory", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>True for <c>Cache=Shared</c>, and for <c>cache=shared</c> in a URI.</summary>
    public bool SharesCache => Is("Cache", "Shared")
        || DataSource is { } source && source.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        && source.IndexOf("cache=shared", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>System.Data.SQLite's <c>Synchronous</c>, where it is below <c>FULL</c>.</summary>
    public string? WeakSync => Is("Synchronous", "Off") || Is("Synchronous", "0") ? "OFF"
        : Is("Synchronous", "Normal") || Is("Synchronous", "1") ? "NORMAL"
        : null;

    private bool Is(string key, string value) => string.Equals(Value(key), value, StringComparison.OrdinalIgnoreCase);

    private string? Value(string key) => _values.TryGetValue(key, out string? value) ? value : null;

    private static string Compact(string key) => key.Replace(" ", "").Trim();

    /// <summary>Cut at semicolons outside of quotes.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        int start = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            // A quote opens a value only at its beginning: the apostrophe of a folder's name opens nothing.
            else if (c is '\'' or '"' && text.Substring(start, i - start).TrimEnd().EndsWith("=", StringComparison.Ordinal))
                quote = c;
            else if (c == ';')
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }

        yield return text.Substring(start);
    }
}
