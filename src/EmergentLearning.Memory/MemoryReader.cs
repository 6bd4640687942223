using System.IO.Abstractions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory;

/// <summary>
/// A store of the Emergent Learning Framework, open for reading: not a byte of it is written and nobody is blocked. A database that
/// was never adopted can be read too. Thread-safe.
/// </summary>
public sealed class MemoryReader : IAsyncDisposable
{
    private static readonly FileSystem Files = new();

    private readonly MemoryTables _tables;

    private MemoryReader(MemoryTables tables) => _tables = tables;

    private IStore Store => _tables.Engine;

    /// <summary>Opens the store in a folder.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be read; the message says what to do.</exception>
    public static MemoryReader Open(string folder) => new(MemoryTables.OpenReadOnly(folder));

    /// <summary>The newest learnings, of one type or of all.</summary>
    public IReadOnlyList<Learning> Recent(int limit, string? type = null) => _tables.RecentLearnings(type, limit);

    /// <summary>What a domain has taught: its most trusted heuristics and its newest learnings.</summary>
    public DomainKnowledge OfDomain(string domain, int limit) =>
        new(domain, _tables.HeuristicsOfDomain(domain, limit), _tables.LearningsOfDomain(domain, limit));

    /// <summary>The newest learnings that carry any of the tags; whole tags, in any case.</summary>
    public IReadOnlyList<Learning> WithTags(IReadOnlyList<string> tags, int limit) =>
        _tables.LearningsWithTags(WordList.ToJson(tags), limit);

    /// <summary>What contains all the words, in any case: the newest learnings and the most trusted heuristics.</summary>
    public SearchResult Search(string words, int limit)
    {
        string list = WordList.ToJson(WordList.Split(words));
        return new SearchResult(words, _tables.LearningsWithWords(list, limit), _tables.HeuristicsWithWords(list, limit));
    }

    /// <summary>How much there is of everything.</summary>
    public StoreStatistics Statistics() => Store.Read(0, static (session, _) => StatisticsQuery.Run(session));

    /// <summary>Compares the database with the files. Writes nothing.</summary>
    public SyncReport Compare(IProgress<SyncProgress>? progress = null) => new StoreComparison(Store, Files).Run(progress);

    /// <summary>Writes every file of the store into a folder; an imported one under the path it came from, byte for byte.</summary>
    /// <exception cref="StoreException">A file could not be written.</exception>
    public ExportReport Export(string folder, IProgress<SyncProgress>? progress = null) => new FolderExport(Store).Run(folder, progress);

    /// <summary>Checks everything that can be checked without writing: database, files, git, locks, disk.</summary>
    /// <param name="program">The program that asks, with its version. Default: this library.</param>
    /// <param name="progress">Told in front of each check.</param>
    public IReadOnlyList<HealthCheck> Examine(string? program = null, IProgress<SyncProgress>? progress = null) =>
        new StoreExamination(Store.Root, program ?? "EmergentLearning.Memory", new DatabaseExamination(Store, new StoreComparison(Store, Files)))
            .Run(progress);

    /// <summary>What SQLite and the hashes say of the database.</summary>
    internal DatabaseVerdict Judge() => DatabaseVerdict.Of(Store);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _tables.DisposeAsync();
}
