using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Work;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>What comes after a recovery: a second one changes nothing, and whoever repeats a write by its key has it once.</summary>
/// <param name="folder">The folder, recovered.</param>
/// <param name="useGit">Whether the engine works with git.</param>
internal sealed class AfterlifeProbe(string folder, bool useGit)
{
    /// <summary>Adds what it finds wrong to the faults of the first opening.</summary>
    public async Task RunAsync(Observation first)
    {
        SortedDictionary<string, string> files = Files();
        Observation second = await new EngineProbe(folder, useGit).RunAsync().ConfigureAwait(false);
        first.Faults.AddRange(second.Faults.Select(fault => "I6 at the second opening: " + fault));
        if (!Describe(second.Rows).SequenceEqual(Describe(first.Rows)))
            first.Faults.Add("I6 the second opening finds other rows than the first");
        if (Files().Except(files).Select(file => file.Key).FirstOrDefault() is { } changed)
            first.Faults.Add($"I6 the second opening changed {changed}");
        await RepeatAsync(first).ConfigureAwait(false);
    }

    /// <summary>Repeats the newest note, which may or may not have been there, and a new one: each is there once.</summary>
    private async Task RepeatAsync(Observation first)
    {
        IStore store = await StoreHost.OpenAsync(folder, LabStore.Schema, EngineProbe.Options(useGit)).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var names = first.Rows.Keys.Where(key => key.StartsWith("note:", StringComparison.Ordinal)).Select(key => key["note:".Length..]).ToList();
            foreach (string name in names.TakeLast(1).Append("after the crash"))
            {
                var note = new Note { Name = name, Topic = "again", Text = "repeated", Weight = 7 };
                await store.WriteAsync(transaction => transaction.Upsert(note, Note.UniqueIndexes.Name), Acknowledgement.Projected).ConfigureAwait(false);
                long rows = store.Read(name, static (session, wanted) => Count(session, wanted));
                if (rows != 1)
                    first.Faults.Add($"I8 note {name}, repeated, is there {rows} times");
            }
        }
    }

    private static IEnumerable<string> Describe(SortedDictionary<string, List<string>> rows) =>
        rows.Select(row => $"{row.Key}={string.Join(';', row.Value)}");

    private static long Count(IReadSession session, string name)
    {
        using IStatement select = session.Prepare("select count(*) from notes where name = ?1");
        select.BindText(1, name);
        return select.MoveNext() ? select.GetInt64(0) : 0;
    }

    /// <summary>The hash of each file that people see; the database's own bytes may move, and git has its own probe.</summary>
    private SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Path.Join(folder), "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/memory/", StringComparison.Ordinal) && !path.Contains("/.elf/", StringComparison.Ordinal)
                && !path.Contains("/.git/", StringComparison.Ordinal))
            .ToDictionary(path => path[folder.Length..], path => FileContent.Hash(File.ReadAllBytes(path)), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
