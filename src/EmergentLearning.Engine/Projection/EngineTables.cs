namespace EmergentLearning.Engine.Projection;

/// <summary>The engine's own tables, beside the user's in the same database, so that one transaction covers both.</summary>
internal static class EngineTables
{
    /// <summary>Creates what is missing; harmless when it is there.</summary>
    public static IReadOnlyList<string> Ddl { get; } =
    [
        """
        create table if not exists engine_meta (
            key text primary key,
            value text not null
        ) strict, without rowid
        """,

        // The truth about every file: its bytes. A hash of NULL says that the file is deleted.
        """
        create table if not exists engine_documents (
            path text primary key,
            content blob,
            hash text,
            sequence integer not null
        ) strict
        """,

        // Paths that differ only in case are one file on some systems.
        "create index if not exists engine_documents_folded on engine_documents (path collate nocase)",

        // What still has to become of files and commits. The content is cleared once it is committed: the row stays as the
        // record's link to its commit. commit_id is set before the branch moves, so that a crash in between is seen at once.
        """
        create table if not exists engine_outbox (
            sequence integer primary key autoincrement,
            path text not null,
            content blob,
            hash text,
            previous_hash text,
            on_disk integer not null,
            subject text not null,
            body text,
            recorded_at text not null,
            commit_group text,
            state integer not null default 0,
            commit_id text
        ) strict
        """,
        "create index if not exists engine_outbox_pending on engine_outbox (state, sequence) where state < 3",
        "create index if not exists engine_outbox_path on engine_outbox (path, sequence)",

        // Which requests have been carried out, so that one that is sent again does nothing.
        """
        create table if not exists engine_claims (
            key text primary key,
            claimed_at text not null
        ) strict, without rowid
        """,
    ];
}
