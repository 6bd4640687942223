using System.Text;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>A record as a form for an editor: a line for each field, and what belongs to it below.</summary>
internal static class RecordForm
{
    private const string Mark = "=== ";

    /// <summary>The empty form, with what was given already.</summary>
    public static string Write(RecordKind kind, IReadOnlyList<KeyValuePair<string, string>> given)
    {
        Dictionary<string, string> texts = given.ToDictionary(StringComparer.Ordinal);
        var form = new StringBuilder();
        form.Append("Write below the lines that begin with ").Append(Mark.TrimEnd()).Append("; leave what does not apply empty.\n");
        foreach (KindField field in kind.Fields.Where(static field => field.IsGiven))
        {
            form.Append('\n').Append(Mark).Append(field.Name).Append(" (").Append(field.Help).Append(field.IsRequired ? "; required" : "");
            if (field.Choices.Count > 0)
                form.Append(": ").AppendJoin(", ", field.Choices);
            if (field.Default.Length > 0)
                form.Append("; else ").Append(field.Default);
            form.Append(")\n").Append(texts.GetValueOrDefault(field.Name, "")).Append('\n');
        }

        return form.ToString();
    }

    /// <summary>What was written; a field without text is not given.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(RecordKind kind, string form)
    {
        var given = new List<KeyValuePair<string, string>>();
        KindField? field = null;
        var text = new List<string>();
        foreach (string line in form.ReplaceLineEndings("\n").Split('\n').Append(Mark))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                text.Add(line);
                continue;
            }

            string value = string.Join('\n', text).Trim();
            if (field is not null && value.Length > 0)
                given.Add(new(field.Name, value));
            text.Clear();
            string[] words = line[Mark.Length..].Split(' ', 2);
            field = words[0].Length > 0 ? kind.FindField(words[0]) : null;
        }

        return given;
    }
}
