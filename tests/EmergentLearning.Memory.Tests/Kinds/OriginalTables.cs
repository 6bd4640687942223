using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Kinds;

/// <summary>A database with tables as the original's tools make them, and rows as they insert them.</summary>
internal static class OriginalTables
{
    private const string Sql = """
        create table decisions (
            id integer primary key autoincrement, title text not null, context text not null, options_considered text, decision text not null,
            rationale text not null, files_touched text, tests_added text, status text default 'accepted', domain text, superseded_by integer,
            created_at datetime default current_timestamp, updated_at datetime default current_timestamp,
            foreign key (superseded_by) references decisions(id));
        create table assumptions (
            id integer primary key autoincrement, assumption text not null, context text not null, source text, confidence real default 0.5,
            status text default 'active' check(status in ('active', 'verified', 'challenged', 'invalidated')), domain text,
            verified_count integer default 0, challenged_count integer default 0, last_verified_at datetime,
            created_at datetime default current_timestamp, updated_at datetime default current_timestamp);
        insert into decisions (title, context, decision, rationale, created_at) values
            ('Linked', 'Because.', 'So.', 'Thus.', '2025-12-01 10:00:00'),
            ('Without a file', 'Because.', 'So.', 'It has to be.', '2025-12-02 10:00:00');
        insert into assumptions (assumption, context, confidence, created_at) values ('Clocks agree', 'Lease', 0.6, '2025-12-03 10:00:00');
        """;

    internal static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
