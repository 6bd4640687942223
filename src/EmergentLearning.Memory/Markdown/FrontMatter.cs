using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EmergentLearning.Memory.Markdown;

/// <summary>The flat part of a YAML front matter: keys with a word or a list of words. Deeper things are skipped.</summary>
internal sealed class FrontMatter
{
    // The scanner's time grows with the square of the nesting, and a real front matter has a few hundred characters.
    private const int LongestText = 4000;

    private static readonly FrontMatter None = new(new Dictionary<string, string>());
    private readonly Dictionary<string, string> _values;

    private FrontMatter(Dictionary<string, string> values) => _values = values;

    internal string? Find(string key) => _values.GetValueOrDefault(key);

    internal static FrontMatter Read(string[] lines, List<string> notes, out int length)
    {
        length = 0;
        int end = lines.Length > 0 && lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
            return None;

        string yaml = string.Join('\n', lines[1..end]);
        if (yaml.Length > LongestText)
        {
            notes.Add("What looks like front matter is too long for one; it is read as text.");
            return None;
        }

        try
        {
            Dictionary<string, string> values = ReadValues(yaml);
            length = end + 1;
            return new FrontMatter(values);
        }
        // The parser also throws InvalidOperationException (at text behind a "...") and ArgumentException (a tag that is no URI)
        // at bad text, and promises no list. Over a string in memory, whatever it throws says that the string is not YAML.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A file may also just begin with a rule; then its text must not be lost, so the whole is read as Markdown.
            notes.Add("The front matter is not YAML; it is read as text.");
            return None;
        }
    }

    // Events instead of a tree: the parser keeps its own stack, so no nesting can overflow ours.
    private static Dictionary<string, string> ReadValues(string yaml)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var parser = new Parser(new StringReader(yaml));
        int depth = 0;
        string? key = null;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    depth--;
                    key = depth == 1 ? null : key;
                    break;
                case Scalar scalar when depth == 1 && key is null:
                    key = scalar.Value;
                    break;
                case Scalar scalar when depth == 1:
                    values.TryAdd(key!, scalar.Value);
                    key = null;
                    break;
                case Scalar scalar when depth == 2 && key is not null:
                    values[key] = values.TryGetValue(key, out string? before) ? before + "," + scalar.Value : scalar.Value;
                    break;
                default:
                    break;
            }
        }

        return values;
    }
}
