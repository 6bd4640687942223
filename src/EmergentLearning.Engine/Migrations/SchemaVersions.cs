using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Which version of each store's schema a database has.</summary>
internal static class SchemaVersions
{
    /// <summary>The table that tells.</summary>
    public const string Ddl = """
        create table if not exists engine_schema (
            store text primary key,
            version integer not null
        ) strict, without rowid
        """;

    /// <summary>The version, or <see langword="null"/> when the database has none for the store.</summary>
    public static int? Find(IReadSession session, string store)
    {
        using IStatement table = session.Prepare(
            "select 1 from main.sqlite_schema where name = 'engine_schema' collate nocase and type in ('table', 'view')");
        return table.MoveNext() ? Read(session, store) : null;
    }

    /// <summary>As <see cref="Find"/>, of a database that has the table.</summary>
    public static int? Read(IReadSession session, string store)
    {
        using IStatement select = session.Prepare("select version from engine_schema where store = ?1");
        select.BindText(1, store);
        return select.MoveNext() ? (int)select.GetInt64(0) : null;
    }

    public static void Set(ISqlTransaction transaction, string store, int version)
    {
        using IStatement upsert = transaction.Prepare(
            "insert into engine_schema (store, version) values (?1, ?2) on conflict (store) do update set version = excluded.version");
        upsert.BindText(1, store);
        upsert.BindInt64(2, version);
        upsert.MoveNext();
    }
}
