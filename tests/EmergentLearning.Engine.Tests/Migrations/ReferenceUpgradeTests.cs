using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Migrations;

/// <summary>References between tables while one of them is rebuilt: nothing cascades, and nothing is left that leads nowhere.</summary>
public sealed class ReferenceUpgradeTests : IDisposable
{
    private const string First = """
        create table parents (id integer primary key, name text) strict;
        create table children (id integer primary key, parent integer not null references parents (id) on delete cascade) strict;
        """;

    private const string Rebuild = """
        create table elf_new_parents (id integer primary key, name text not null) strict;
        insert into elf_new_parents select id, coalesce(name, '') from parents;
        drop table parents;
        pragma legacy_alter_table = on;
        alter table elf_new_parents rename to parents;
        pragma legacy_alter_table = off;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-references-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Children_stay_when_their_parents_table_is_rebuilt_and_are_enforced_again_afterwards()
    {
        await CreateAsync();

        await OpenAsync(First, Rebuild);

        using RawDatabase database = Open();
        Assert.Equal(2L, database.Scalar("select count(*) from children join parents on parents.id = parent"));
        Assert.Equal("parents", database.Scalar("select \"table\" from pragma_foreign_key_list('children')"));
        database.Execute("pragma foreign_keys = on; delete from parents where id = 1");
        Assert.Equal(1L, database.Scalar("select count(*) from children"));
    }

    [Fact]
    public async Task An_upgrade_that_would_leave_a_reference_to_nothing_is_undone()
    {
        await CreateAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(First, Rebuild + "delete from parents where id = 2;"));

        Assert.Contains("row 2 of children would name a row of parents that is not there", refused.Message, StringComparison.Ordinal);
        using RawDatabase database = Open();
        Assert.Equal(2L, database.Scalar("select count(*) from parents"));
        Assert.Equal(1L, database.Scalar("select version from engine_schema"));
    }

    [Theory]
    [InlineData("select 1; commit; select 2;")]
    [InlineData("rollback;")]
    public async Task A_step_that_would_end_the_transaction_is_refused_before_anything_is_done(string sql)
    {
        await CreateAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(First, Rebuild + sql));

        Assert.Contains("would break the one transaction", refused.Message, StringComparison.Ordinal);
        using RawDatabase database = Open();
        Assert.Equal(0L, database.Scalar("select \"notnull\" from pragma_table_info('parents') where name = 'name'"));
    }

    private async Task CreateAsync()
    {
        await OpenAsync(First);
        using RawDatabase database = Open();
        database.Execute(First + "insert into parents values (1, 'a'), (2, null); insert into children values (1, 1), (2, 2)");
    }

    private RawDatabase Open() => RawDatabase.Open(Path.Combine(_folder, "store.db"));

    private async Task OpenAsync(params string[] migrations)
    {
        var schema = new StoreSchema("store.db", []) { Name = "Family", Migrations = [.. migrations.Select((sql, i) => new SchemaMigration(i + 1, sql))] };
        var options = new StoreOptions { UseGit = false, AllowForeignFolder = true };
        await (await StoreHost.OpenAsync(_folder, schema, options)).DisposeAsync();
    }
}
