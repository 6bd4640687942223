using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Cli.Reports.Links;

/// <summary>The links of one record, in both directions.</summary>
/// <param name="row">The record.</param>
/// <param name="links">Its links.</param>
/// <param name="receipt">What became of a change; <see langword="null"/> when nothing was changed.</param>
internal sealed class LinksReport(KindRow row, IReadOnlyList<RecordLink> links, RecordReceipt? receipt) : IReport
{
    public void WriteText(TextOutput text)
    {
        text.Line($"{row.Kind.Name}/{row.Id} {Printable.Escape(row.Path)}");
        foreach (string line in LinkText.Lines(links))
            text.Line(line);
        if (links.Count == 0)
            text.Line("  no links");
        if (receipt?.Commit is { } commit)
            text.Line($"  commit {commit}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", row.Kind.Name);
        json.WriteNumber("id", row.Id);
        json.WriteString("uid", row.Uid);
        json.WriteString("filepath", row.Path);
        LinkText.WriteJson(json, "links", links);
        json.WriteBoolean("changed", receipt is not null);
        json.WriteString("commit", receipt?.Commit);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("relation", "uid", "kind", "id", "title");
        foreach (RecordLink link in links)
            csv.Row(link.Relation, link.Uid, link.Kind, CsvWriter.Number(link.Id), link.Title);
    }
}
