using System.Buffers;
using System.Collections.Concurrent;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>
/// Spells SQL. Values never enter the text, so queries of one shape spell the same text; they get the very same string, and every
/// connection prepares it once. A writer serves one thread at a time; each thread keeps one.
/// </summary>
internal sealed class SqlWriter
{
    // What is composed at run time without end must not fill the memory: a full cache starts anew.
    private const int MostShapes = 2048;

    private static readonly ConcurrentDictionary<string, string> Shapes = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ShapesByText =
        Shapes.GetAlternateLookup<ReadOnlySpan<char>>();

    [ThreadStatic]
    private static SqlWriter? _spare;

    private readonly ArrayBufferWriter<char> _text = new(512);
    private int _parameters;

    /// <summary>The table or alias that columns are named with, or <see langword="null"/> where only one table is in sight.</summary>
    public string? Qualifier { get; set; }

    /// <summary>The text that <paramref name="write"/> spells.</summary>
    public static string Spell<TState>(TState state, Action<SqlWriter, TState> write)
    {
        SqlWriter writer = _spare ?? new SqlWriter();
        // A write that spells something else meanwhile gets a writer of its own.
        _spare = null;
        writer.Clear();
        write(writer, state);
        string text = writer.Intern();
        _spare = writer;
        return text;
    }

    public SqlWriter Append(string text)
    {
        text.CopyTo(_text.GetSpan(text.Length));
        _text.Advance(text.Length);
        return this;
    }

    /// <summary>A name as an identifier, whatever it contains.</summary>
    public SqlWriter Name(string name) => Append("\"").Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"");

    /// <summary>A column, with its table where several are in sight.</summary>
    public SqlWriter Column(string name)
    {
        if (Qualifier is not null)
            Name(Qualifier).Append(".");
        return Name(name);
    }

    /// <summary>The next parameter.</summary>
    /// <returns>Its number.</returns>
    public int Parameter()
    {
        _parameters++;
        Parameter(_parameters);
        return _parameters;
    }

    /// <summary>The next parameter is numbered after those that the text already names.</summary>
    public void SkipParameters(int count) => _parameters += count;

    /// <summary>A parameter that was written before.</summary>
    public SqlWriter Parameter(int number)
    {
        Append("?");
        Span<char> digits = _text.GetSpan(11);
        number.TryFormat(digits, out int length, provider: System.Globalization.CultureInfo.InvariantCulture);
        _text.Advance(length);
        return this;
    }

    private void Clear()
    {
        _text.ResetWrittenCount();
        _parameters = 0;
        Qualifier = null;
    }

    private string Intern()
    {
        if (ShapesByText.TryGetValue(_text.WrittenSpan, out string? known))
            return known;

        if (Shapes.Count >= MostShapes)
            Shapes.Clear();
        string text = _text.WrittenSpan.ToString();
        return Shapes.GetOrAdd(text, text);
    }
}
