using EmergentLearning.Engine.Generated.Tests.Records;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Queries;

[Store(typeof(Job))]
public sealed partial class JobStore
{
    private const string Columns = "name, parent_id";

    [Query("select * from jobs order by id")]
    public partial IReadOnlyList<Job> All();

    [Query("select note, hash, cost, level, attempts, name, queue, id, due, owner, parent_id from jobs where id = @id")]
    public partial Job? Shuffled(long id);

    [Query("with recent as (select * from jobs where attempts < @limit) select * from recent order by id")]
    public partial IReadOnlyList<Job> ThroughACommonTable(int limit);

    [Query("select * from jobs natural join (select id from jobs) order by id")]
    public partial IReadOnlyList<Job> ThroughANaturalJoin();

    [Query("select queue, count(*) jobs, max(cost) highest from jobs group by queue order by queue")]
    public partial List<JobTotals> Totals();

    [Query("select queue, count(*) from jobs group by queue order by queue")]
    public partial IReadOnlyList<(string Queue, int Count)> Counts();

    [Query("select name, note from jobs order by id")]
    public partial (string Name, string? Note)[] Notes();

    [Query("select name, attempts from jobs where id = @id")]
    public partial (string Name, int Attempts)? Find(long id);

    [Query("select name, attempts from jobs where id = @id")]
    public partial (string, int) Get(long id);

    [Query($"select {Columns} from jobs where id = @id")]
    public partial JobRow? FindRow(long id);

    [Query("select " + Columns + @" from ""jobs""
        order by id")]
    public partial IEnumerable<JobRow> Rows();

    [Query("select note from jobs where id = @id")]
    public partial string? NoteOf(long id);

    [Query("select max(note) from jobs")]
    public partial string LastNote();

    [Query("select name, max(cost) over (order by id rows 1 preceding) from jobs order by id")]
    public partial IReadOnlyList<(string, double)> Peaks();

    [Query("""
        with recursive tree(id, depth) as (
            select id, 0 from jobs where id = @root
            union all
            select jobs.id, depth + 1 from jobs join tree on jobs.parent_id = tree.id)
        select jobs.name, tree.depth from tree join jobs using (id) order by depth, jobs.id
        """)]
    public partial IReadOnlyList<(string Name, int Depth)> Tree(long root);

    [Query("select value from json_each(@ids) order by value")]
    public partial IReadOnlyList<long> Echo(IEnumerable<long> ids);

    [Query("select id from jobs where id in @ids order by id")]
    public partial IReadOnlyList<long> ByIds(IReadOnlyList<long> ids);

    [Query("select id from jobs where id not in (@ids) order by id")]
    public partial IReadOnlyList<long> OtherThan(long[] ids);

    [Query("select id from jobs where name in @names order by id")]
    public partial IReadOnlyList<long> ByNames(IEnumerable<string> names);

    [Query("select id from jobs where level in (@levels) and name <> @item1 order by id")]
    public partial IReadOnlyList<long> ByLevels(HashSet<Level> levels, string item1);

    [Query("select id from jobs where owner in (@owners) order by id")]
    public partial IReadOnlyList<long> ByOwners(List<Guid> owners);

    [Query("select id from jobs where due in @days order by id")]
    public partial IReadOnlyList<long> ByDays(IReadOnlyCollection<DateOnly> days);

    [Query("select id from jobs where hash in @hashes order by id")]
    public partial IReadOnlyList<long> ByHashes(IReadOnlyList<byte[]> hashes);

    [Query("select id from jobs where cost in @costs order by id")]
    public partial IReadOnlyList<long> ByCosts(IReadOnlyList<double> costs);

    [Query("select id from jobs where parent_id in @parents order by id")]
    public partial IReadOnlyList<long> ByParents(IReadOnlyList<long?>? parents);

    [Query("select name from jobs order by id")]
    public partial Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken);

    [Query("select count(*) from jobs")]
    public partial ValueTask<long> CountAsync();

    [Query("select * from jobs where id = @id")]
    public partial Task<Job> GetAsync(long id, CancellationToken cancellationToken = default);

    [Query("select * from jobs where id = @id")]
    public partial Task<Job?> FindAsync(long id);

    [Query("select name, attempts from jobs where id = @id")]
    public partial ValueTask<(string Name, int Attempts)?> FindTupleAsync(long id);

    [Query("select * from jobs where id > @after order by id")]
    public partial IAsyncEnumerable<Job> StreamAsync(long after, CancellationToken cancellationToken = default);

    [Command("update jobs set attempts = attempts + 1 where queue = @queue")]
    public partial Task<int> RetryAsync(string queue, CancellationToken cancellationToken = default);

    [Command("delete from jobs where id in @ids")]
    public partial Task RemoveAsync(IEnumerable<long> ids);

    [Command("update jobs set note = @note where id = @id returning *")]
    public partial Task<Job?> AnnotateAsync(long id, string? note);

    [Command("update jobs set cost = @cost where id = @id returning id, cost")]
    public partial Task<(long, double)?> PriceAsync(long id, double cost);

    [Command("delete from jobs where queue = @queue returning name")]
    public partial Task<IReadOnlyList<string>> DrainAsync(string queue);

    [Command("""
        insert into jobs (queue, name, level, attempts, cost, hash, owner, due) values (@queue, @name, @level, 0, 0, x'', @owner, date('now'))
        on conflict (name) do update set attempts = attempts + 1 returning attempts
        """)]
    public partial Task<int> EnqueueAsync(string queue, string name, Level level, Guid owner);

    [Command("update jobs set name = 'x' where id = @id returning id")]
    public partial Task<long> RenameAsync(long id);
}
