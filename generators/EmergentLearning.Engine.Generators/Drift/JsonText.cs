using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>Reads JSON. The compiler's host has no reader that a generator may rely on.</summary>
internal sealed class JsonText
{
    // Far deeper than a lock is, and far shallower than what a stack bears.
    private const int Deepest = 32;

    private readonly string _text;
    private int _depth;

    private JsonText(string text) => _text = text;

    /// <summary>How far it was read; after a failure, where it failed.</summary>
    public int Position { get; private set; }

    /// <summary>The value that the text holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="failure">Where it stops to be JSON, or -1.</param>
    public static JsonNode? Read(string text, out int failure)
    {
        var reader = new JsonText(text);
        JsonNode? node = reader.Value();
        reader.SkipSpace();
        bool isWhole = node is not null && reader.Position == text.Length;
        failure = isWhole ? -1 : Math.Min(reader.Position, text.Length);
        return isWhole ? node : null;
    }

    private JsonNode? Value()
    {
        SkipSpace();
        return Current switch
        {
            '{' => Members('}', isObject: true),
            '[' => Members(']', isObject: false),
            '"' => Text() is { } text ? new JsonNode(text, []) : null,
            _ => Literal(),
        };
    }

    private char Current => Position < _text.Length ? _text[Position] : '\0';

    private JsonNode? Members(char close, bool isObject)
    {
        var members = new List<KeyValuePair<string, JsonNode>>();
        Position++;
        if (++_depth > Deepest)
            return null;
        for (SkipSpace(); Current != close; SkipSpace())
        {
            if (members.Count > 0 && !Take(','))
                return null;
            SkipSpace();
            string? name = isObject ? Text() : "";
            if (name is null || (isObject && !Take(':')) || Value() is not { } value)
                return null;
            members.Add(new(name, value));
        }

        Position++;
        _depth--;
        return new JsonNode(null, members);
    }

    private string? Text()
    {
        if (!Take('"'))
            return null;
        var text = new StringBuilder();
        while (Current is not '"')
        {
            if (Current < ' ' || (Current == '\\' ? Escaped() : _text[Position++]) is not { } c)
                return null;
            text.Append(c);
        }

        Position++;
        return text.ToString();
    }

    private char? Escaped()
    {
        char kind = Position + 1 < _text.Length ? _text[Position + 1] : '\0';
        bool isCode = kind == 'u' && Position + 6 <= _text.Length;
        if (isCode && ushort.TryParse(_text.Substring(Position + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort code))
        {
            Position += 6;
            return (char)code;
        }

        int index = "\"\\/bfnrt".IndexOf(kind);
        if (index < 0)
            return null;
        Position += 2;
        return "\"\\/\b\f\n\r\t"[index];
    }

    private JsonNode? Literal()
    {
        int start = Position;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '+' or '.')
            Position++;
        return Position > start ? new JsonNode(_text.Substring(start, Position - start), []) : null;
    }

    private bool Take(char c)
    {
        SkipSpace();
        bool isThere = Current == c;
        Position += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            Position++;
    }
}
