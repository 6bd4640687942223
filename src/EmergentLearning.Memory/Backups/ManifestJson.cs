using System.Text.Encodings.Web;
using System.Text.Json;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Memory.Backups;

/// <summary>A manifest as JSON, which people can read too.</summary>
internal static class ManifestJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(BackupManifest manifest)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", BackupManifest.OurFormat);
            json.WriteString("name", manifest.Name);
            json.WriteString("made_at", manifest.MadeAt.ToUniversalTime());
            json.WriteNumber("learnings", manifest.Learnings);
            json.WriteNumber("heuristics", manifest.Heuristics);
            json.WriteNumber("last_change", manifest.LastChange);
            json.WriteNumber("foreign_key_violations", manifest.ForeignKeyViolations);
            if (manifest.References is { } references)
                WriteGit(json, references);
            json.WriteStartArray("entries");
            foreach (ArchiveEntry entry in manifest.Entries)
            {
                json.WriteStartObject();
                json.WriteString("name", entry.Name);
                json.WriteNumber("bytes", entry.Bytes);
                json.WriteString("sha256", entry.Hash);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <exception cref="Engine.Contracts.StoreException">It is none, or one of a newer program.</exception>
    public static BackupManifest Read(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return Read(document.RootElement, name);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw BackupFault.Damaged(name, "its manifest cannot be read", e);
        }
    }

    private static BackupManifest Read(JsonElement json, string name)
    {
        int format = json.GetProperty("format").GetInt32();
        if (format > BackupManifest.OurFormat)
        {
            throw new Engine.Contracts.StoreException(
                Engine.Contracts.StoreFault.Validation,
                $"The backup {name} was made by a newer version (format {format}, this one knows {BackupManifest.OurFormat}). Update elf.");
        }

        return new BackupManifest
        {
            Name = Text(json, "name"),
            MadeAt = json.GetProperty("made_at").GetDateTimeOffset(),
            Learnings = json.GetProperty("learnings").GetInt64(),
            Heuristics = json.GetProperty("heuristics").GetInt64(),
            LastChange = json.GetProperty("last_change").GetInt64(),
            ForeignKeyViolations = json.GetProperty("foreign_key_violations").GetInt64(),
            References = json.TryGetProperty("git", out JsonElement git) ? ReadGit(git) : null,
            Entries =
            [
                .. json.GetProperty("entries").EnumerateArray()
                    .Select(static entry => new ArchiveEntry(Text(entry, "name"), entry.GetProperty("bytes").GetInt64(), Text(entry, "sha256"))),
            ],
        };
    }

    private static void WriteGit(Utf8JsonWriter json, GitReferences references)
    {
        json.WriteStartObject("git");
        json.WriteString("head", references.Head);
        json.WriteString("commit", references.HeadCommit);
        json.WriteStartObject("references");
        foreach ((string reference, string id) in references.Names)
            json.WriteString(reference, id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static GitReferences ReadGit(JsonElement git) => new(
        Text(git, "head"),
        git.GetProperty("commit").GetString(),
        git.GetProperty("references").EnumerateObject()
            .ToDictionary(static name => name.Name, static name => name.Value.GetString() ?? "", StringComparer.Ordinal));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");
}
