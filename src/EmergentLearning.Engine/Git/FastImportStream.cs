using System.Buffers;
using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Git;

/// <summary>Writes commits in the language of <c>git fast-import</c>.</summary>
internal static class FastImportStream
{
    /// <summary>What every file is that the engine commits.</summary>
    internal const string FileMode = "100644";

    /// <summary>Only names the line of commits inside the stream; it is emptied at the end, so no such reference ever exists.</summary>
    private const string Line = "refs/elf/batch";

    /// <summary>
    /// The whole input for a chain of commits on a head. The output is one id a commit, then what each commit has at each folder that it
    /// changed: <c>040000 tree ID TAB PATH</c>, or <c>missing PATH</c>.
    /// </summary>
    /// <param name="head">What the first goes on.</param>
    /// <param name="commits">The commits.</param>
    /// <param name="trees">For each commit the folders whose trees are made already; of the files that lie in them only the contents are written.</param>
    public static ReadOnlyMemory<byte> Compose(GitHead head, IReadOnlyList<GitCommit> commits, IReadOnlyDictionary<string, string>[] trees)
    {
        var stream = new ArrayBufferWriter<byte>();
        for (int i = 0; i < commits.Count; i++)
        {
            ILookup<bool, GitFile> files = commits[i].Files.ToLookup(file => trees[i].ContainsKey(CrowdedFolders.FolderOf(file.Path)));
            foreach (GitFile file in files[true].Where(static file => file.Content is not null))
                AppendContent(stream, file.Content);
            AppendCommit(stream, commits[i], i + 1, i == 0 ? head.CommitId : null);
            // A tree replaces all that is below it: the outer ones first, and single files last.
            foreach ((string folder, string tree) in trees[i].OrderBy(static tree => tree.Key.Length))
                AppendText(stream, $"M 040000 {tree} {Quote(folder)}\n");
            foreach (GitFile file in files[false])
                AppendFile(stream, file);
            AppendText(stream, "\n");
        }

        for (int i = 0; i < commits.Count; i++)
            AppendText(stream, $"get-mark :{i + 1}\n");
        for (int i = 0; i < commits.Count; i++)
        {
            foreach (string folder in commits[i].Files.SelectMany(file => Folders(file.Path)).Distinct(StringComparer.Ordinal))
                AppendText(stream, $"ls :{i + 1} {Quote(folder)}\n");
        }

        // Without a commit the line names nothing, and fast-import moves no reference: the caller does, by compare-and-swap.
        AppendText(stream, $"reset {Line}\n\ndone\n");
        return stream.WrittenMemory;
    }

    /// <summary>A path as fast-import reads it: in quotes, with escapes in the manner of C.</summary>
    internal static string Quote(string path)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in path)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsAscii(c) && char.IsControl(c))
                quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Who made a commit, and when, as git writes it.</summary>
    internal static string Who(GitCommit commit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Clean(commit.Author.Name)} <{Clean(commit.Author.Email)}> {commit.When.ToUnixTimeSeconds()} +0000");

    /// <summary>The folders of a path, up to the top, which is empty.</summary>
    private static IEnumerable<string> Folders(string path)
    {
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
        yield return "";
    }

    private static void AppendCommit(ArrayBufferWriter<byte> stream, GitCommit commit, int mark, string? parent)
    {
        string who = Who(commit);
        AppendText(stream, $"commit {Line}\nmark :{mark}\nauthor {who}\ncommitter {who}\n");
        AppendData(stream, Encoding.UTF8.GetBytes(Message(commit.Message)));
        // Later commits follow the one before them by themselves.
        if (parent is not null)
            AppendText(stream, $"from {parent}\n");
    }

    private static void AppendFile(ArrayBufferWriter<byte> stream, GitFile file)
    {
        if (file.Content is null)
        {
            AppendText(stream, $"D {Quote(file.Path)}\n");
            return;
        }

        AppendText(stream, $"M {FileMode} inline {Quote(file.Path)}\n");
        AppendData(stream, file.Content);
    }

    private static void AppendContent(ArrayBufferWriter<byte> stream, ReadOnlySpan<byte> content)
    {
        AppendText(stream, "blob\n");
        AppendData(stream, content);
    }

    private static string Message(string message)
    {
        string text = message.Replace('\0', ' ');
        return text.EndsWith('\n') ? text : text + "\n";
    }

    /// <summary>Without what would end or forge the line.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) && c is not ('<' or '>'))).Trim();

    private static void AppendText(ArrayBufferWriter<byte> stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void AppendData(ArrayBufferWriter<byte> stream, ReadOnlySpan<byte> data)
    {
        AppendText(stream, string.Create(CultureInfo.InvariantCulture, $"data {data.Length}\n"));
        stream.Write(data);
        AppendText(stream, "\n");
    }
}
