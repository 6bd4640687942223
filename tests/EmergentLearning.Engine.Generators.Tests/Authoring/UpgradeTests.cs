using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>A database of every released version comes to the newest with all its rows, and never back.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Mark = "select version from engine_schema where store = 'Shop'";

    private static readonly IReadOnlyList<ReleasedProgram> Programs = ReleasedProgram.CompileAll(ReleasedSchemas.Sources, ReleasedSchemas.Store);

    private readonly string _folder = Directory.CreateTempSubdirectory("elf upgrade ").FullName;

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (int from = 1; from <= ReleasedSchemas.Sources.Count; from++)
            {
                for (int to = from; to <= ReleasedSchemas.Sources.Count; to++)
                    pairs.Add(from, to);
            }

            return pairs;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_released_version_comes_to_every_later_one_with_its_rows(int from, int to)
    {
        await Programs[from - 1].CreateAsync(_folder, Rows(from));

        await (await Programs[to - 1].OpenAsync(_folder)).DisposeAsync();

        Assert.Equal((long)to, ReleasedProgram.Execute(_folder, Mark));
        Assert.Equal("ok", ReleasedProgram.Execute(_folder, "pragma integrity_check"));
        Assert.Equal(Expected(from, to), ReleasedProgram.Execute(_folder, Question(to)));
        if (to is > 1 and < 5)
            Assert.Equal(from > 1 ? 1L : 0L, ReleasedProgram.Execute(_folder, "select count(*) from tags"));

        // Keys that were given out once are never given out again, through a rebuild too.
        string table = to < 3 ? "notes" : "cards";
        Assert.Equal(8L, ReleasedProgram.Execute(_folder, $"insert into {table} ({(to < 3 ? "topic, weight" : "topic, rank")}{(to > 3 ? ", slug" : "")}) values ('new', {(to < 4 ? "1" : "'1'")}{(to > 3 ? ", 'new'" : "")}) returning id"));
    }

    [Fact]
    public async Task A_second_open_does_nothing_and_a_copy_is_made_only_before_a_rebuild()
    {
        var notices = new List<string>();
        await Programs[0].CreateAsync(_folder, Rows(1));

        await (await Programs[2].OpenAsync(_folder, notices.Add)).DisposeAsync();
        string first = Assert.Single(notices);
        Assert.Contains("a verified copy of version 1 is in", first, StringComparison.Ordinal);
        Assert.True(File.Exists(first[(first.IndexOf(" is in ", StringComparison.Ordinal) + 7)..].TrimEnd('.')));

        await (await Programs[2].OpenAsync(_folder, notices.Add)).DisposeAsync();
        Assert.Single(notices);
    }

    [Fact]
    public async Task What_is_only_added_is_added_without_a_copy()
    {
        await Programs[0].CreateAsync(_folder, Rows(1));

        await (await Programs[1].OpenAsync(_folder)).DisposeAsync();

        Assert.False(Directory.Exists(Path.Combine(_folder, "backups")));
    }

    [Fact]
    public async Task An_older_program_is_refused_for_writing_and_for_reading_and_changes_nothing()
    {
        await Programs[4].CreateAsync(_folder);
        byte[] before = File.ReadAllBytes(Path.Combine(_folder, "store.db"));

        StoreException write = await Assert.ThrowsAsync<StoreException>(() => Programs[2].OpenAsync(_folder));
        StoreException read = Assert.Throws<StoreException>(() => StoreHost.OpenReadOnly(_folder, Programs[2].Schema).Read(0, static (_, _) => 0));
        StoreException none = await Assert.ThrowsAsync<StoreException>(() => new ReleasedProgram(0, Programs[4].Schema with { Migrations = [] }).OpenAsync(_folder));

        Assert.All([write, read], refused => Assert.Contains("has version 5 of the schema of Shop, and this program knows only version 3. Update the program", refused.Message, StringComparison.Ordinal));
        Assert.Contains("knows none", none.Message, StringComparison.Ordinal);
        Assert.All([write, read, none], refused => Assert.Equal(StoreFault.Database, refused.Fault));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_folder, "store.db")));
    }

    [Fact]
    public async Task A_program_that_has_the_store_open_while_a_newer_one_upgrades_it_writes_nothing_more()
    {
        await Programs[3].CreateAsync(_folder, Rows(4));
        await using IStore old = await Programs[3].OpenAsync(_folder);
        Assert.Equal(4, await WriteAsync(old));

        await (await Programs[4].OpenAsync(_folder)).DisposeAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(old));
        Assert.Contains("was upgraded to version 5 of the schema of Shop while this program, which knows version 4, had it open", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4L, ReleasedProgram.Execute(_folder, "select count(*) from cards"));

        static Task<int> WriteAsync(IStore store) => store.WriteAsync(static transaction =>
        {
            using (IStatement insert = transaction.Prepare("insert into cards (topic, rank, slug) values ('t', 'r', hex(randomblob(8)))"))
                insert.MoveNext();
            using IStatement count = transaction.Prepare("select count(*) from cards");
            count.MoveNext();
            return (int)count.GetInt64(0);
        });
    }

    [Fact]
    public async Task A_reader_reads_what_only_lacks_columns_and_is_told_to_upgrade_the_rest()
    {
        await Programs[0].CreateAsync(_folder, Rows(1));

        await using (IStore store = StoreHost.OpenReadOnly(_folder, Programs[1].Schema))
        {
            Assert.Equal(3, store.Read(0, static (session, _) =>
            {
                using IStatement count = session.Prepare("select count(*) from notes where score is null and state = 'open'");
                count.MoveNext();
                return count.GetInt64(0);
            }));
        }

        StoreException refused = Assert.Throws<StoreException>(() => StoreHost.OpenReadOnly(_folder, Programs[3].Schema).Read(0, static (_, _) => 0));
        Assert.Contains("Open the store for writing once", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, ReleasedProgram.Execute(_folder, Mark));
    }

    [Theory]
    [InlineData("create trigger theirs after insert on notes begin insert into log values (new.id); end", "create table log (id integer)")]
    [InlineData("create index theirs on notes (topic, id)")]
    [InlineData("create view theirs as select id, topic from notes")]
    public async Task What_another_program_put_on_a_table_survives_its_rebuild(string theirs, string before = "select 1")
    {
        await Programs[0].CreateAsync(_folder, [.. Rows(1), before, theirs]);

        await (await Programs[4].OpenAsync(_folder)).DisposeAsync();

        string sql = (string)ReleasedProgram.Execute(_folder, "select sql from sqlite_schema where name = 'theirs'")!;
        Assert.Contains("cards", sql, StringComparison.Ordinal);
        Assert.Equal("ok", ReleasedProgram.Execute(_folder, "pragma integrity_check"));
    }

    [Theory]
    [InlineData("alter table notes add column theirs text", 2)]
    [InlineData("alter table notes add column theirs text", 5)]
    public async Task A_table_with_columns_of_another_program_is_only_added_to(string sql, int to)
    {
        await Programs[0].CreateAsync(_folder, [.. Rows(1), sql]);

        if (to == 2)
        {
            await (await Programs[1].OpenAsync(_folder)).DisposeAsync();
            Assert.Equal(2L, ReleasedProgram.Execute(_folder, Mark));
            return;
        }

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => Programs[4].OpenAsync(_folder));
        Assert.Contains("not this program's alone: notes", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3L, ReleasedProgram.Execute(_folder, "select count(theirs) + count(*) from notes"));
    }

    [Fact]
    public async Task A_database_from_before_there_were_versions_is_brought_to_the_first_and_then_on()
    {
        // As the first release was before the lock: no migrations, and one column fewer.
        StoreSchema early = Programs[0].Schema with { Migrations = [] };
        await new ReleasedProgram(0, early).CreateAsync(_folder, [.. Rows(1), "alter table notes drop column weight"]);

        await (await Programs[4].OpenAsync(_folder)).DisposeAsync();

        Assert.Equal(5L, ReleasedProgram.Execute(_folder, Mark));
        Assert.Equal("1:a:rank 0,2:b:rank 0,7:é:rank 0", ReleasedProgram.Execute(_folder, "select group_concat(id || ':' || topic || ':' || rank) from cards"));
    }

    [Fact]
    public async Task A_foreign_database_is_adopted_at_the_newest_version_and_never_rebuilt()
    {
        ReleasedProgram.Execute(_folder, "create table cards (id integer primary key, topic text, extra); insert into cards values (1, 't', 'kept')");

        await (await Programs[2].OpenAsync(_folder)).DisposeAsync();

        Assert.Equal(3L, ReleasedProgram.Execute(_folder, Mark));
        Assert.Equal("t|kept|0", ReleasedProgram.Execute(_folder, "select topic || '|' || extra || '|' || (select strict from pragma_table_list('cards')) from cards"));
        await Assert.ThrowsAsync<StoreException>(() => Programs[3].OpenAsync(_folder));
        Assert.Equal("kept", ReleasedProgram.Execute(_folder, "select extra from cards"));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_undoes_the_whole_upgrade_and_says_why()
    {
        await Programs[1].CreateAsync(_folder, [.. Rows(2), "insert into notes (topic, weight, score, slug) values ('bad', 1, -1, 'x')"]);

        StoreException refused = await Assert.ThrowsAnyAsync<StoreException>(() => Programs[4].OpenAsync(_folder));

        Assert.Contains("to version 4 was undone; the database is as it was", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CHECK constraint failed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2L, ReleasedProgram.Execute(_folder, Mark));
        Assert.Equal(4L, ReleasedProgram.Execute(_folder, "select count(*) from notes"));
        Assert.Equal(0L, ReleasedProgram.Execute(_folder, "select count(*) from sqlite_schema where name like 'elf_new%' or name = 'cards'"));
    }

    private static string[] Rows(int version)
    {
        string table = version < 3 ? "notes" : "cards";
        string rank = version < 3 ? "weight" : "rank";
        string quote = version < 4 ? "" : "'";
        string value(int number) => version < 4 ? $"{number}" : $"{quote}rank {number}{quote}";
        string row(int id, string topic, int number, string? slug) =>
            $"insert into {table} (id, topic, {rank}, slug) values ({id}, '{topic}', {value(number)}, {(slug is null && version < 4 ? "null" : $"'{slug}'")})";
        string[] rows = [row(1, "a", 5, "one"), row(2, "b", -2, "two"), row(7, "é", 0, null)];
        return version is 1 or 5 ? rows : [.. rows, "insert into tags (name) values ('t')"];
    }

    private static string Question(int version) => version < 3
        ? "select group_concat(id || ':' || topic || ':' || weight || ':' || ifnull(slug, '-')) from notes"
        : "select group_concat(id || ':' || topic || ':' || rank || ':' || ifnull(slug, '-')) from cards";

    private static string Expected(int from, int to)
    {
        string rank = to < 4 ? "" : "rank ";
        string none = to < 4 ? "-" : "";
        return $"1:a:{rank}5:one,2:b:{rank}-2:two,7:é:{rank}0:{none}";
    }
}
