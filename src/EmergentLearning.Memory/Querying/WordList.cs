using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmergentLearning.Memory.Querying;

/// <summary>Words as the queries want them: a JSON array, lower-case as SQLite's <c>lower</c> makes it (ASCII letters alone).</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Split(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string ToJson(IReadOnlyList<string> words)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (string word in words)
                json.WriteStringValue(string.Create(word.Length, word, static (lower, word) => Lower(word, lower)));
            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Lower(string word, Span<char> lower)
    {
        for (int i = 0; i < word.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(word[i]) ? (char)(word[i] | 0x20) : word[i];
    }
}
