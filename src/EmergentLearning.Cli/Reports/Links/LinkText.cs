using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Cli.Reports.Links;

/// <summary>The links of a record in every format.</summary>
internal static class LinkText
{
    /// <summary>An array of objects.</summary>
    public static void WriteJson(Utf8JsonWriter json, string name, IReadOnlyList<RecordLink> links)
    {
        json.WriteStartArray(name);
        foreach (RecordLink link in links)
        {
            json.WriteStartObject();
            json.WriteString("relation", link.Relation);
            json.WriteString("uid", link.Uid);
            json.WriteString("kind", link.Kind);
            if (link.Id is { } id)
                json.WriteNumber("id", id);
            else
                json.WriteNull("id");
            json.WriteString("title", link.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>One cell; <see langword="null"/> for none.</summary>
    public static string? Cell(IReadOnlyList<RecordLink> links) =>
        links.Count == 0 ? null : string.Join("; ", links.Select(static link => $"{link.Relation} {NameOf(link)}"));

    /// <summary>A line for each.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<RecordLink> links) =>
        links.Select(static link => $"  {link.Relation}: {NameOf(link)} {(link.Kind is null ? "(not in this store)" : Printable.Escape(link.Title))}");

    private static string NameOf(RecordLink link) => link.Kind is null ? link.Uid : FormattableString.Invariant($"{link.Kind}/{link.Id}");
}
