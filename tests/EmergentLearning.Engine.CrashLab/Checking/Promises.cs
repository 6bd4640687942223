using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Recording;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>All that a workload asked for and was promised, by the marks of its journal.</summary>
internal sealed class Promises
{
    private readonly Dictionary<int, Operation> _byNumber = [];
    private readonly List<(int Mark, string Path)> _edits = [];

    public Promises(Journal journal)
    {
        int mark = 0;
        foreach (JournalEntry entry in journal.Entries.Where(entry => entry.Kind == JournalKind.Mark))
            Read(entry.Text.Split('\n'), ++mark);
    }

    public IReadOnlyCollection<Operation> Operations => _byNumber.Values;

    /// <summary>Whether a person had begun to change a file by then.</summary>
    public bool IsEdited(string path, int marks) => _edits.Exists(edit => edit.Mark <= marks && edit.Path == path);

    /// <summary>Whether a person had begun to change any file by then.</summary>
    public bool HasEdits(int marks) => _edits.Exists(edit => edit.Mark <= marks);

    private static Dictionary<string, string> Pairs(IEnumerable<string> lines) => lines
        .Select(line => line.Split('\t'))
        .Where(parts => parts[0] != "commit")
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private void Read(string[] lines, int mark)
    {
        string[] head = lines[0].Split(' ', 3);
        switch (head[0])
        {
            case "begin":
                int number = int.Parse(head[1], CultureInfo.InvariantCulture);
                _byNumber.Add(number, new Operation { Number = number, BegunAt = mark, Asked = Pairs(lines.Skip(1)) });
                break;
            case "ack":
                Operation operation = _byNumber[int.Parse(head[1], CultureInfo.InvariantCulture)];
                operation.PromisedAt = mark;
                operation.Level = Enum.Parse<Acknowledgement>(head[2]);
                operation.Whole = Pairs(lines.Skip(1));
                operation.Commits = [.. lines.Where(line => line.StartsWith("commit\t", StringComparison.Ordinal)).Select(line => line["commit\t".Length..])];
                break;
            case "edit":
                _edits.Add((mark, lines[0]["edit ".Length..]));
                break;
        }
    }
}
