using System.Buffers;
using System.Globalization;

namespace EmergentLearning.Cli.Output;

/// <summary>Comma-separated values as RFC 4180 wants them. A missing value is empty; an empty text is <c>""</c>.</summary>
/// <param name="writer">Where they go.</param>
internal class CsvWriter(TextWriter writer)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes one line.</summary>
    public virtual void Row(params ReadOnlySpan<string?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
                writer.Write(',');
            Write(values[i]);
        }

        writer.Write("\r\n");
    }

    /// <summary>A number as it is written everywhere, whatever the machine's language.</summary>
    public static string? Number<T>(T? number)
        where T : struct, IFormattable => number?.ToString(null, CultureInfo.InvariantCulture);

    private void Write(string? value)
    {
        if (value is null)
            return;

        if (value.Length > 0 && !value.AsSpan().ContainsAny(Special))
        {
            writer.Write(value);
            return;
        }

        writer.Write('"');
        writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
