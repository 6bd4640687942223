using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Authoring;

/// <summary>A string literal of C# in a source file: its value, and where in the file each character of that stands.</summary>
/// <param name="Value">The value.</param>
/// <param name="Positions">The offset in the file of each character.</param>
/// <param name="End">The offset behind the literal.</param>
internal sealed record SourceLiteral(string Value, IReadOnlyList<int> Positions, int End)
{
    /// <summary>Reads the literal whose first quote stands at a place.</summary>
    /// <returns><see langword="null"/> when it does not end.</returns>
    public static SourceLiteral? Read(string source, int quote)
    {
        int quotes = Run(source, quote);
        if (quotes >= 3)
            return RawLiteral.Read(source, quote, quotes);
        return quote > 0 && source[quote - 1] is '@' ? ReadVerbatim(source, quote + 1) : ReadRegular(source, quote + 1);
    }

    /// <summary>How many quotes follow one another.</summary>
    public static int Run(string source, int start)
    {
        int end = start;
        while (end < source.Length && source[end] == '"')
            end++;
        return end - start;
    }

    private static SourceLiteral? ReadVerbatim(string source, int start)
    {
        var builder = new Builder();
        for (int i = start; i < source.Length; i++)
        {
            if (source[i] == '"' && (i + 1 == source.Length || source[i + 1] != '"'))
                return builder.Build(i + 1);
            builder.Add(source[i], i);
            i += source[i] == '"' ? 1 : 0;
        }

        return null;
    }

    private static SourceLiteral? ReadRegular(string source, int start)
    {
        var builder = new Builder();
        for (int i = start; i < source.Length && source[i] is not ('\n' or '\r');)
        {
            if (source[i] == '"')
                return builder.Build(i + 1);
            i = source[i] == '\\' ? AddEscape(builder, source, i) : builder.Add(source[i], i);
        }

        return null;
    }

    private static int AddEscape(Builder builder, string source, int start)
    {
        char kind = start + 1 < source.Length ? source[start + 1] : '\0';
        int digits = kind switch { 'u' => 4, 'U' => 8, 'x' => HexDigits(source, start + 2), _ => 0 };
        if (digits == 0)
        {
            int simple = "abefnrtv0".IndexOf(kind, StringComparison.Ordinal);
            builder.Add(simple < 0 ? kind : "\a\b\u001b\f\n\r\t\v\0"[simple], start);
            return start + 2;
        }

        ReadOnlySpan<char> code = source.AsSpan(start + 2, Math.Min(digits, source.Length - start - 2));
        _ = uint.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint value);
        foreach (char c in value <= char.MaxValue ? ((char)value).ToString() : Rune.IsValid(value) ? new Rune(value).ToString() : "")
            builder.Add(c, start);
        return start + 2 + digits;
    }

    private static int HexDigits(string source, int start)
    {
        int count = 0;
        while (count < 4 && start + count < source.Length && char.IsAsciiHexDigit(source[start + count]))
            count++;
        return count;
    }

    /// <summary>Collects a value with its places.</summary>
    internal sealed class Builder
    {
        private readonly StringBuilder _value = new();
        private readonly List<int> _positions = [];

        /// <returns>The offset behind the character.</returns>
        public int Add(char c, int position)
        {
            _value.Append(c);
            _positions.Add(position);
            return position + 1;
        }

        public SourceLiteral Build(int end) => new(_value.ToString(), _positions, end);
    }
}
