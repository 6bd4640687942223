using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Context;

namespace EmergentLearning.Cli.Reports;

/// <summary>A context. As text it is the context and nothing else, so that the budget holds for all of standard output.</summary>
/// <param name="answer">The store's answer.</param>
/// <param name="explain">Whether the choice is explained.</param>
internal sealed class ContextReport(ContextAnswer answer, bool explain) : IReport
{
    public void WriteText(TextOutput text)
    {
        text.Write(answer.Text);
        if (explain)
            ExplainOnStandardError();
    }

    public void WriteMarkdown(TextWriter writer)
    {
        writer.Write(answer.Text);
        if (explain)
            ExplainOnStandardError();
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("context", answer.Text);
        json.WriteNumber("max_tokens", answer.MaximumTokens);
        json.WriteNumber("tokens", answer.Tokens);
        json.WriteNumber("characters", answer.Characters);
        json.WriteNumber("included", answer.Choices.Count(static choice => choice.IsIncluded));
        json.WriteNumber("left_out", answer.Choices.Count(static choice => !choice.IsIncluded));
        if (explain)
            WriteChoices(json);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("section", "record", "included", "reason", "score", "parts", "characters", "text");
        foreach (ContextChoice choice in answer.Choices)
        {
            csv.Row(
                choice.Section, choice.Item.Record, choice.IsIncluded ? "true" : "false", choice.Reason, CsvWriter.Number<double>(choice.Item.Score),
                Parts(choice.Item), CsvWriter.Number<int>(choice.Item.Text.Length), choice.Item.Text);
        }
    }

    private static string Parts(ContextItem item) =>
        string.Join(" * ", item.Parts.Select(static part => $"{part.Name} {CsvWriter.Number<double>(part.Factor)}"));

    private void WriteChoices(Utf8JsonWriter json)
    {
        json.WriteStartArray("choices");
        foreach (ContextChoice choice in answer.Choices)
        {
            json.WriteStartObject();
            json.WriteString("section", choice.Section);
            json.WriteString("record", choice.Item.Record);
            json.WriteBoolean("included", choice.IsIncluded);
            json.WriteString("reason", choice.Reason);
            json.WriteNumber("score", choice.Item.Score);
            json.WriteStartObject("parts");
            foreach (ScorePart part in choice.Item.Parts)
                json.WriteNumber(part.Name, part.Factor);
            json.WriteEndObject();
            json.WriteNumber("characters", choice.Item.Text.Length);
            json.WriteString("text", choice.Item.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void ExplainOnStandardError()
    {
        Console.Error.WriteLine($"{answer.Tokens} of {answer.MaximumTokens} tokens ({answer.Characters} characters)");
        foreach (ContextChoice choice in answer.Choices)
        {
            Console.Error.WriteLine(Printable.Escape(
                $"{(choice.IsIncluded ? "in " : "out")} {choice.Section}: {choice.Item.Record}, score {CsvWriter.Number<double>(choice.Item.Score)} "
                + $"= {Parts(choice.Item)}; {choice.Reason}"));
        }
    }
}
