using System.IO.Abstractions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Context;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Violations;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Lifecycle.Joining;
using EmergentLearning.Memory.Lifecycle.Limits;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Querying.Searching;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Syncing.Deletions;
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
    public IReadOnlyList<Learning> Recent(int limit, string? type = null) => Recent(limit, new LearningFilter { Type = type });

    /// <summary>The newest learnings that a filter lets through.</summary>
    public IReadOnlyList<Learning> Recent(int limit, LearningFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Store.Read((filter, limit), static (session, asked) => LearningQuery.Recent(session, asked.filter, asked.limit));
    }

    /// <summary>What a domain has taught: its most trusted heuristics and its newest learnings.</summary>
    public DomainKnowledge OfDomain(string domain, int limit) =>
        new(domain, _tables.HeuristicsOfDomain(domain, limit), _tables.LearningsOfDomain(domain, limit));

    /// <summary>The newest learnings that carry any of the tags; whole tags, in any case.</summary>
    public IReadOnlyList<Learning> WithTags(IReadOnlyList<string> tags, int limit, LearningFilter? filter = null) => Store.Read(
        (tags, limit, filter ?? LearningFilter.None),
        static (session, asked) => LearningQuery.WithTags(session, asked.tags, asked.Item3, asked.limit));

    /// <summary>The failures of builds and tests with that fingerprint, the newest first.</summary>
    public IReadOnlyList<Learning> WithFingerprint(string fingerprint, int limit) => Store.Read(
        (fingerprint, limit), static (session, asked) => LearningQuery.WithFingerprint(session, asked.fingerprint, asked.limit));

    /// <summary>
    /// What has all the words, in any case and any form of English, the best first. Only where nothing has them: what has them as parts of words,
    /// the newest first. Of more than 2,000 matches the newest 2,000 are ranked.
    /// </summary>
    public SearchResult Search(string words, int limit, LearningFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Store.Read(
            (words, limit, filter ?? LearningFilter.None),
            static (session, asked) => SearchQuery.Run(session, asked.words, asked.Item3, asked.limit));
    }

    /// <summary>What is about the same as a text, or as the record with that uid, the most similar first.</summary>
    public SearchResult SimilarTo(string textOrUid, int limit, LearningFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(textOrUid);
        return Store.Read(
            (textOrUid, limit, filter ?? LearningFilter.None),
            static (session, asked) => SearchQuery.RunSimilar(session, asked.textOrUid, asked.Item3, asked.limit));
    }

    /// <summary>What happened to rules and what it changed, the newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="heuristic">One rule's key. Default: all.</param>
    public IReadOnlyList<ConfidenceUpdate> ConfidenceUpdates(int limit, long? heuristic = null) =>
        Store.Read((heuristic, limit), static (session, asked) => ConfidenceLog.Read(session, asked.heuristic, asked.limit));

    /// <summary>What <see cref="HeuristicLifecycle.DecayAsync"/> would change, without edits of files that no sync has taken in. Writes nothing.</summary>
    /// <param name="clock">Where today comes from. Default: the system's.</param>
    public IReadOnlyList<LifecycleReceipt> PreviewDecay(TimeProvider? clock = null) => Store.Read(
        DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime),
        static (session, today) => Aging.Due(session, today).Select(due => RuleWriter.Preview(session, due.Row, due.Change)).ToList());

    /// <summary>What <see cref="HeuristicLifecycle.LimitAsync"/> would change, without edits of files that no sync has taken in. Writes nothing.</summary>
    /// <param name="limits">The limits. Default: the original's.</param>
    /// <param name="domain">One domain's name. Default: all.</param>
    /// <param name="clock">Where today comes from. Default: the system's.</param>
    public IReadOnlyList<LifecycleReceipt> PreviewLimits(DomainLimits? limits = null, string? domain = null, TimeProvider? clock = null)
    {
        limits ??= new DomainLimits();
        limits.Validate();
        return Store.Read(
            (new LimitSweep(limits, domain), DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime)),
            static (session, asked) => asked.Item1.Due(session, asked.Item2).Select(due => RuleWriter.Preview(session, due.Row, due.Change)).ToList());
    }

    /// <summary>Rules in use of one domain that have 40 % of their words in common, golden ones aside, the most similar first. Writes nothing.</summary>
    /// <param name="limit">At most so many pairs.</param>
    /// <param name="domain">One domain's name. Default: all.</param>
    public IReadOnlyList<RulePair> SimilarRules(int limit, string? domain = null) =>
        Store.Read((domain, limit), static (session, asked) => Lifecycle.Joining.SimilarRules.Find(session, asked.domain, asked.limit));

    /// <summary>The heuristic with that number (12 or H-12) or uid, or <see langword="null"/>.</summary>
    public Heuristic? FindHeuristic(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Store.Read(name, FiledRule.Find);
    }

    /// <summary>The records of a kind, as its list has them.</summary>
    /// <param name="question">Which of them.</param>
    /// <param name="clock">Where "now" comes from, for a number of days. Default: the system's.</param>
    public IReadOnlyList<KindRow> List(KindQuestion question, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Store.Read((question, (clock ?? TimeProvider.System).GetUtcNow()), static (session, asked) => asked.question.Ask(session, asked.Item2));
    }

    /// <summary>A record by its kind and key; <see langword="null"/> when there is none, or no such kind.</summary>
    public KindRow? Find(string kind, long id) => Store.Find(kind, id);

    /// <summary>A record of any kind by its name in every store; <see langword="null"/> when there is none.</summary>
    public KindRow? Find(string uid) => Store.Find(uid);

    /// <summary>What a record is to others, whichever of the two files states it; none in a database that was not adopted yet.</summary>
    /// <param name="uid">The record's name in every store.</param>
    public IReadOnlyList<RecordLink> LinksOf(string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        return Store.Read(uid, static (session, uid) => LinkRows.Exist(session) ? LinkRows.Show(session, uid) : []);
    }

    /// <summary>The links of many records at once; a record without any is left out.</summary>
    /// <param name="uids">The records' names.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<RecordLink>> LinksOf(IReadOnlyCollection<string> uids)
    {
        ArgumentNullException.ThrowIfNull(uids);
        return Store.Read(uids, LinkRows.ShowAll);
    }

    /// <summary>A deleted record by its kind and key; <see langword="null"/> when there is none.</summary>
    public DeletedRecord? FindDeleted(string kind, long id) => Store.FindDeleted(kind, id);

    /// <summary>A deleted record by its name in every store; <see langword="null"/> when there is none.</summary>
    public DeletedRecord? FindDeleted(string uid) => Store.FindDeleted(uid);

    /// <summary>How much there is of everything.</summary>
    /// <param name="now">What weeks are counted back from. Default: the system's clock.</param>
    public StoreStatistics Statistics(DateTimeOffset? now = null) =>
        Store.Read(now ?? TimeProvider.System.GetUtcNow(), StatisticsQuery.Run);

    /// <summary>How often golden rules were broken in the last seven days.</summary>
    /// <param name="now">What days are counted back from. Default: the system's clock.</param>
    public ViolationSummary Violations(DateTimeOffset? now = null) => Store.Read(now ?? TimeProvider.System.GetUtcNow(), ViolationSummary.Read);

    /// <summary>
    /// What somebody should know before beginning: golden rules first, then what is relevant, then what is recent, never more than the budget.
    /// The same request on the same store gives the same text.
    /// </summary>
    public ContextAnswer Context(ContextRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Store.Read((Store.Root, request), static (session, asked) => ContextQuery.Run(session, asked.Root, asked.request));
    }

    /// <summary>
    /// Compares the database with the files. Writes nothing. Git is not asked: each file that is not there is a missing one, see
    /// <see cref="CompareAsync"/>.
    /// </summary>
    public SyncReport Compare(IProgress<SyncProgress>? progress = null) => new StoreComparison(Store, Files).Run(progress);

    /// <summary>Compares the database with the files as a sync does, which tells deleted files from lost ones. Writes nothing.</summary>
    /// <param name="options">How it decides. Default: as a sync does.</param>
    /// <param name="progress">Told of each file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<SyncReport> CompareAsync(
        SyncOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new MissingFiles(Store, (options ?? new SyncOptions()).MissingFiles)
            .JudgeAsync(new StoreComparison(Store, Files).Run(progress, cancellationToken), cancellationToken);

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
