using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Migrations;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Upgrader;

/// <summary>A store as an older release of this program left it, and what can be seen of it from outside.</summary>
/// <param name="folder">The store's folder.</param>
public sealed class OldLedger(string folder)
{
    private string Database => Path.Combine(folder, LedgerStore.Schema.Database);

    /// <summary>Makes the store at a version, with rows.</summary>
    public async Task CreateAsync(int version, int rows)
    {
        var released = new StoreSchema(LedgerStore.Schema.Database, [])
        {
            Name = LedgerStore.Schema.Name,
            Migrations = LedgerStore.Schema.Migrations[..version],
        };
        var options = new StoreOptions { UseGit = false, AllowForeignFolder = true };
        await (await StoreHost.OpenAsync(folder, released, options).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        foreach (string sql in released.Migrations.SelectMany(migration => SqlScript.Split(migration.Sql)))
            Query(sql);
        if (version == 3)
            Query("insert into accounts (name, balance) values ('a', 0)");
        string amount = version == 1 ? "amount" : "cents";
        Query($"""
            with recursive n (i) as (values (1) union all select i + 1 from n where i < {rows.ToString(CultureInfo.InvariantCulture)})
            insert into entries (account, {amount}, memo) select 'account ' || (i % 7), i, {(version == 3 ? "'unknown'" : "nullif('memo', 'memo')")} from n
            """);
    }

    /// <summary>The version that the database says it has.</summary>
    public long Version => (long)Query("select version from engine_schema")!;

    /// <summary>The whole schema and every row, as one text.</summary>
    public string Describe() => Query("""
        select (select group_concat(sql, char(10)) from (select sql from sqlite_schema where name not like 'engine%' and sql is not null order by name))
            || char(10) || (select version from engine_schema)
            || char(10) || (select count(*) || ' ' || sum(id) || ' ' || sum(length(account)) || ' ' || count(memo) from entries)
        """) + "\n" + Sum();

    /// <summary>Runs a statement.</summary>
    /// <returns>The first value of the first row.</returns>
    public object? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private object? Sum() => Query($"select sum({(Query("select count(*) from pragma_table_info('entries') where name = 'cents'") is 1L ? "cents" : "amount")}) from entries");
}
