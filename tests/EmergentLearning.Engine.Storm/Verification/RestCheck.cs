using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Storm.Records;

namespace EmergentLearning.Engine.Storm.Verification;

/// <summary>What must hold of a store that one process has opened and closed after a storm: everything in step, and nothing left over.</summary>
/// <param name="folder">The store.</param>
/// <param name="report">Told of what is broken.</param>
internal sealed class RestCheck(string folder, Action<string> report)
{
    // Names that only something unfinished has: our temporary files, git's, and the marker of a pass.
    private static readonly string[] Leftovers = ["*.eltmp", ".git-elf-*", "elf-work-*", "projecting", "fast_import_crash_*"];

    /// <summary>How many rows there are.</summary>
    public async Task<int> RunAsync()
    {
        await using StrikeStore store = StrikeStore.OpenReadOnly(folder);
        IReadOnlyList<Strike> rows = store.Strikes.List();
        CheckRows(rows, store.Shadows.List());
        CheckDatabase(store);
        CheckFiles(store, rows);
        CheckGit(rows);
        foreach (string left in Leftovers.SelectMany(name => Directory.EnumerateFileSystemEntries(folder, name, SearchOption.AllDirectories)))
            report($"{left} was left over");
        return rows.Count;
    }

    private void CheckRows(IReadOnlyList<Strike> rows, IReadOnlyList<Shadow> shadows)
    {
        foreach (IGrouping<string, Strike> doubled in rows.GroupBy(row => row.Token).Where(group => group.Count() > 1))
            report($"{doubled.Key} is there {doubled.Count()} times");
        foreach (Strike row in rows.Where(row => !StrikeText.IsWhole(row)))
            report($"{row.Token} has another content");
        foreach (string half in rows.Select(row => row.Token).Except(shadows.Select(shadow => shadow.Token)))
            report($"{half} is there without its shadow");
        if (shadows.Count != rows.Count)
            report($"there are {rows.Count} strikes and {shadows.Count} shadows");
    }

    private void CheckDatabase(StrikeStore store)
    {
        foreach (string question in (string[])["pragma integrity_check", "select 'key ' || rowid from pragma_foreign_key_check"])
        {
            foreach (string answer in store.Engine.Read(question, Texts).Where(answer => answer != "ok"))
                report($"{question}: {answer}");
        }

        foreach (string waiting in store.Engine.Read("select path || ' in state ' || state from engine_outbox where state < 3", Texts))
            report($"the outbox still has {waiting}");
    }

    private void CheckFiles(StrikeStore store, IReadOnlyList<Strike> rows)
    {
        IReadOnlyDictionary<string, string> tree = new Git(folder).ReadTree();
        var format = new RecordFileFormat<Strike>();
        foreach (Strike row in rows)
        {
            string path = StrikeText.PathOf(row.Token, row.Id);
            byte[] bytes = format.Render(row, null);
            string file = Path.Combine(folder, path);
            if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
                report($"{path} is missing or is not what its row says");
            if (tree.GetValueOrDefault(path) != LevelCheck.BlobId(bytes))
                report($"the branch does not have {path} as its row says");
        }

        int documents = store.Engine.Read(0, static (session, _) => DocumentIndex.ReadHashes(session)).Count;
        int files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Count();
        if (documents != rows.Count || files != rows.Count || tree.Count != rows.Count)
            report($"{rows.Count} rows have {documents} documents, {files} files and {tree.Count} files on the branch");
    }

    private void CheckGit(IReadOnlyList<Strike> rows)
    {
        var git = new Git(folder);
        string[] subjects = git.Lines("log", "--format=%s");
        if (subjects.Length != rows.Count || subjects.Distinct().Count() != rows.Count)
            report($"{rows.Count} rows have {subjects.Length} commits, {subjects.Distinct().Count()} of them different");
        foreach (string complaint in git.Lines("fsck", "--strict", "--no-progress", "--no-dangling"))
            report($"git fsck: {complaint}");
        foreach (string change in git.Lines("status", "--porcelain"))
            report($"git status: {change}");
        foreach (string left in Directory.EnumerateFiles(Path.Combine(folder, ".git"), "*.lock", SearchOption.AllDirectories))
            report($"{left} was left over");
    }

    private static List<string> Texts(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        var texts = new List<string>();
        while (select.MoveNext())
            texts.Add(select.GetText(0));
        return texts;
    }
}
