using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Sqlite;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Migrations;

public sealed class SchemaMigratorTests : IDisposable
{
    private const string OldLearnings = """
        create table learnings (id integer primary key autoincrement, type text not null, filepath text not null, title text not null,
            summary text, tags text, domain text, severity TEXT, created_at TIMESTAMP default current_timestamp);
        create index idx_learnings_type on learnings(type);
        """;

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Oddities => new(
        OldLearnings + "insert into learnings (type, filepath, title, severity) values ('failure', 'a.md', 'numbers', '5')",
        OldLearnings + "insert into learnings (type, filepath, title, severity) values ('failure', 'a.md', 'words', 'Minor (reverted)')",
        OldLearnings + "insert into learnings (type, filepath, title) values ('failure', 'a.md', cast(x'61ff62' as text))",
        OldLearnings + "insert into learnings (type, filepath, title) values ('failure', x'00', cast(x'610062' as text))",
        OldLearnings + """
            insert into learnings (type, filepath, title) values ('failure', 'a.md', 'x');
            create trigger learnings_check before insert on learnings when new.type = 'bad'
                begin select raise(abort, 'Validation failed'); end;
            create view latest as select * from learnings;
            """,
        "create table heuristics (id integer primary key, domain text not null, rule text not null, \"odd \"\" column\" blob);"
            + "insert into heuristics values (7, 'd', 'r', x'00ff')",
        "pragma journal_mode = wal;" + OldLearnings + "insert into learnings (type, filepath, title) values ('success', 'b.md', 'wal')",
        "create table unrelated (a, b); insert into unrelated values (1.5, null)",
        "create table Learnings (ID integer primary key, TYPE text, filepath, title, summary, severity);"
            + "insert into learnings (id) values (1)",
        "");

    public static IEnumerable<object[]> Corpus()
    {
        string folder = CorpusFolder();
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileName(path) })
            : [["absent"]];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task Adopting_keeps_every_value_of_every_row(string sql)
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute(sql + ";");
        await AdoptAndCompare();
    }

    [SkippableTheory]
    [MemberData(nameof(Corpus))]
    public async Task Adopting_a_real_database_keeps_every_value_of_every_row(string name)
    {
        string source = Path.Combine(CorpusFolder(), name);
        Skip.IfNot(File.Exists(source), "The corpus is absent; set ELF_CORPUS.");
        File.WriteAllBytes(_folder.Database, File.ReadAllBytes(source));
        await AdoptAndCompare();
    }

    [Fact]
    public async Task A_new_database_gets_every_table_and_our_mark()
    {
        await using (SqliteDatabase database = _folder.Open())
            await Migrate(database);
        using var raw = RawDatabase.Open(_folder.Database);
        Assert.Equal(0x454C4645L, raw.Scalar("pragma application_id"));
        Assert.Equal(1L, raw.Scalar("pragma user_version"));
        Assert.Equal("_outbox,fresh,heuristics,learnings", raw.Scalar(
            "select group_concat(name, ',') from (select name from sqlite_schema where type = 'table' order by name)"));
    }

    [Fact]
    public async Task Added_columns_get_their_constant_default_and_allow_null_without_one()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute(OldLearnings + "insert into learnings (type, filepath, title) values ('failure', 'a.md', 'x');"
                + "create table heuristics (id integer primary key, domain text, rule text); insert into heuristics values (1, 'd', 'r')");
        await using (SqliteDatabase database = _folder.Open())
            await Migrate(database);
        using var after = RawDatabase.Open(_folder.Database);
        Assert.Equal("1|null|null", after.Scalar("select revision || '|' || typeof(uid) || '|' || typeof(changed_at) from learnings"));
        Assert.Equal("it's new", after.Scalar("select note from heuristics"));
        Assert.Equal(1L, after.Scalar("select \"notnull\" from pragma_table_info('learnings') where name = 'revision'"));
    }

    [Theory]
    [InlineData("create table base (id integer primary key); create view learnings as select * from base", "is a view")]
    [InlineData("create table learnings (type text)", "no integer primary key")]
    [InlineData("create table learnings (id text primary key)", "no integer primary key")]
    [InlineData("create table learnings (id integer, other integer primary key)", "no integer primary key")]
    public async Task What_only_a_person_can_resolve_is_a_conflict_and_changes_nothing(string sql, string reason)
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute(sql);
        await using (SqliteDatabase database = _folder.Open())
        {
            StoreException conflict = await Assert.ThrowsAsync<StoreException>(() => Migrate(database));
            Assert.Equal(StoreFault.Database, conflict.Fault);
            Assert.Contains(reason, conflict.Message);
        }

        using var after = RawDatabase.Open(_folder.Database);
        Assert.Equal(0L, after.Scalar("pragma application_id"));
        Assert.Equal(0L, after.Scalar("select count(*) from sqlite_schema where name = 'fresh'"));
    }

    [Theory]
    [InlineData("alter table heuristics drop column note")]
    [InlineData("alter table heuristics rename column note to remark")]
    [InlineData("drop table heuristics; create table \"heuristics\" (\"id\" integer primary key, \"domain\" text, \"rule\" text, \"source_id\" integer)")]
    public async Task A_table_that_was_altered_since_it_was_made_gets_back_what_it_lacks(string sql)
    {
        await using (SqliteDatabase database = _folder.Open())
            await Migrate(database);
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute(sql);

        await using (SqliteDatabase database = _folder.Open())
            await Migrate(database);

        using var after = RawDatabase.Open(_folder.Database);
        Assert.Equal(1L, after.Scalar("select count(*) from pragma_table_info('heuristics') where name = 'note'"));
    }

    [Fact]
    public async Task Verifying_an_unfinished_database_fails_and_names_what_is_left()
    {
        await using SqliteDatabase database = _folder.Open();
        StoreException left = Assert.Throws<StoreException>(() => database.Read(0, (session, _) =>
        {
            SchemaMigrator.Verify(session, TestSchema.Schema, TestSchema.EngineDdl);
            return 0;
        }));
        Assert.Contains("create table \"fresh\"", left.Message);
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task An_unadopted_database_answers_every_query_without_changing_a_byte(string sql)
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table something (a);" + sql + ";");
        IReadOnlyList<string> before = _folder.Snapshot();
        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with
        {
            ReadOnly = true,
            OnReaderOpened = session =>
            {
                foreach (string view in SchemaMigrator.BuildReaderViews(session, TestSchema.Schema))
                    session.Run(view);
            },
        });
        foreach (TableSchema table in TestSchema.Schema.Tables)
            reader.Read(table.SelectSql, (session, select) => { session.Run(select); return 0; });
        Assert.Equal(0, reader.Scalar("select count(*) from fresh"));
        Assert.Equal(reader.Scalar("select count(*) from learnings"), reader.Scalar("select count(*) from learnings where revision = 1"));
        Assert.Equal(before, _folder.Snapshot());
    }

    private static string CorpusFolder() => Path.Combine(
        Environment.GetEnvironmentVariable("ELF_CORPUS") ?? Path.Combine(RepositoryRoot(), "..", "shared", "corpus"), "elf-db");

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EmergentLearning.Engine.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        return folder;
    }

    private static Task<int> Migrate(SqliteDatabase database) => database.WriteAsync(
        transaction =>
        {
            SchemaMigrator.Apply(transaction, SchemaMigrator.Plan(transaction, TestSchema.Schema, TestSchema.EngineDdl));
            SchemaMigrator.Verify(transaction, TestSchema.Schema, TestSchema.EngineDdl);
            return 0;
        },
        CancellationToken.None);

    private async Task AdoptAndCompare()
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> before;
        using (var raw = RawDatabase.Open(_folder.Database))
            before = raw.Dump();
        string copy = DatabaseBackup.CopyVerified(_folder.Database, Path.Combine(_folder.Root, "backups", "one"));
        await using (SqliteDatabase database = _folder.Open())
        {
            await Migrate(database);
            Assert.True(database.Read(0, (session, _) => SchemaMigrator.Plan(session, TestSchema.Schema, TestSchema.EngineDdl).IsEmpty));
        }

        using var adopted = RawDatabase.Open(_folder.Database);
        Assert.Equal("ok", adopted.Scalar("pragma integrity_check"));
        using var backup = RawDatabase.Open(copy);
        // SQLite's own tables are not records: it refreshes its statistics when a writer closes.
        foreach ((string table, IReadOnlyList<string> rows) in before)
        {
            if (table.StartsWith("sqlite_", StringComparison.Ordinal))
                continue;

            Assert.Equal(rows, adopted.DumpTable(table, backup.Columns(table)));
            Assert.Equal(rows, backup.DumpTable(table, backup.Columns(table)));
        }
    }
}
