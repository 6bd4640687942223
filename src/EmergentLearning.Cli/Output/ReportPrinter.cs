using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmergentLearning.Cli.Output;

/// <summary>Writes an answer to standard output, as a whole: a failure on the way leaves nothing there.</summary>
internal static class ReportPrinter
{
    // The answer is read by programs and people, not put into a web page: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(IReport report, OutputFormat format)
    {
        if (format == OutputFormat.Text && !Console.IsOutputRedirected)
        {
            report.WriteText(new TextOutput(Console.Out, isTerminal: true));
            return;
        }

        using var buffer = new MemoryStream();
        Render(report, format, buffer);
        using Stream output = Console.OpenStandardOutput();
        output.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
        output.Flush();
    }

    /// <summary>The answer as UTF-8, as it is when nobody watches.</summary>
    internal static void Render(IReport report, OutputFormat format, Stream output)
    {
        if (format is OutputFormat.Json or OutputFormat.JsonLines)
        {
            RenderJson(report, format, output);
            return;
        }

        using var writer = new StreamWriter(output, leaveOpen: true);
        switch (format)
        {
            case OutputFormat.Csv:
                report.WriteCsv(new CsvWriter(writer));
                break;
            case OutputFormat.Markdown:
                report.WriteMarkdown(writer);
                break;
            case OutputFormat.Table:
                var rows = new RowList();
                report.WriteCsv(rows);
                RowTables.WriteAligned(writer, rows.Rows);
                break;
            default:
                report.WriteText(new TextOutput(writer, isTerminal: false));
                break;
        }
    }

    private static void RenderJson(IReport report, OutputFormat format, Stream output)
    {
        if (format == OutputFormat.JsonLines)
        {
            report.WriteJsonLines(new JsonLinesWriter(output, JsonOptions));
            return;
        }

        using (var json = new Utf8JsonWriter(output, JsonOptions))
            report.WriteJson(json);
        output.WriteByte((byte)'\n');
    }
}
