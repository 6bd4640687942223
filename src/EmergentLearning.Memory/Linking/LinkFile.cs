using System.Text;
using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Linking;

/// <summary>
/// The links in the file of a record, or of several. A change leaves every other byte as it is, also those that are no UTF-8, and the ends of lines.
/// </summary>
internal static class LinkFile
{
    /// <summary>What a file states, record by record; never throws.</summary>
    /// <param name="path">Its path below the store's folder.</param>
    /// <param name="file">Its bytes.</param>
    public static IReadOnlyList<StatedLinks> Read(string path, ReadOnlySpan<byte> file) => [.. Places(path, Lines(file)).Select(static place => place.Stated)];

    /// <summary>The file with links of one record added and others taken out; <see langword="null"/> when the record has no place in it.</summary>
    /// <param name="path">Its path below the store's folder.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="isHolder">Whether what is stated is of the record.</param>
    /// <param name="added">Links that are to stand there.</param>
    /// <param name="removed">Links that are not.</param>
    public static byte[]? Change(
        string path, byte[] file, Func<StatedLinks, bool> isHolder, IReadOnlyCollection<StatedLink> added, IReadOnlyCollection<StatedLink> removed)
    {
        (string mark, string text) = WithoutByteOrderMark(file);
        List<string> raw = [.. text.Split('\n')];
        if (Places(path, Lines(file)).FirstOrDefault(place => isHolder(place.Stated)) is not { } place)
            return null;

        string value = LinkLine.Change(place.Stated.Value, added, removed);
        if (value == place.Stated.Value)
            return file;

        string end = raw.Count > 1 && raw[0].EndsWith('\r') ? "\r" : "";
        if (place.Line >= 0 && value.Length == 0)
            raw.RemoveAt(place.Line);
        else if (place.Line >= 0)
            raw[place.Line] = $"{LinkLine.Split(raw[place.Line]).Head}{value}{(raw[place.Line].EndsWith('\r') ? "\r" : "")}";
        else
            raw.InsertRange(place.Insert, NewLines(place, LinkLine.Of(value), place.Insert < raw.Count ? raw[place.Insert] : "").Select(line => line + end));
        return Encoding.Latin1.GetBytes(mark + string.Join('\n', raw));
    }

    private static string[] NewLines(LinkPlace place, string line, string next) =>
        place.HasMetadata ? [line] : MarkdownText.IsBlank(next.TrimEnd('\r')) ? ["", line] : ["", line, ""];

    private static IReadOnlyList<LinkPlace> Places(string path, string[] lines)
    {
        // Everybody reads the golden rules before work: they say what to do, and nothing of other records.
        if (path == GoldenRuleMarkdown.FilePath)
            return [];

        return path.StartsWith("memory/heuristics/", StringComparison.Ordinal) || ExperimentPaths.IsLog(path)
            ? LinkPlaces.OfSections(lines)
            : [LinkPlaces.OfFile(lines)];
    }

    private static string[] Lines(ReadOnlySpan<byte> file) =>
        Array.ConvertAll(WithoutByteOrderMark(file).Text.Split('\n'), static line => line.TrimEnd('\r'));

    /// <summary>A byte is a character here and back, so nothing is lost on the way; a byte order mark is no part of the first line.</summary>
    private static (string Mark, string Text) WithoutByteOrderMark(ReadOnlySpan<byte> file)
    {
        int length = file.StartsWith("\uFEFF"u8) ? 3 : 0;
        return (Encoding.Latin1.GetString(file[..length]), Encoding.Latin1.GetString(file[length..]));
    }
}
