using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Adoption;

/// <summary>A small database with the oddities of the original's old ones, made for these tests.</summary>
internal static class OldDatabase
{
    private const string Sql = """
        create table learnings (
            id integer primary key autoincrement, type text not null, filepath text not null, title text not null,
            summary text, tags text, domain text, severity text, created_at timestamp default current_timestamp);
        create index idx_learnings_domain on learnings(domain);
        create table heuristics (
            id integer primary key autoincrement, domain text not null, rule text not null, explanation text, source_type text,
            confidence real default 0.0, times_validated integer default 0, is_golden integer default 0,
            created_at timestamp default current_timestamp);
        create table metrics (id integer primary key, name text, value real);
        create trigger learnings_validate before insert on learnings
            when new.type not in ('failure', 'success', 'heuristic', 'experiment', 'observation')
            begin select raise(abort, 'Validation failed: invalid type'); end;
        insert into learnings (type, filepath, title, summary, tags, domain, severity) values
            ('failure', 'memory/failures/20251201_lesson.md', 'A lesson', 'first line', 'a, b', 'tests', '4'),
            ('failure', '.coordination/AGENT_LOG.md', 'Elsewhere', null, null, null, null),
            ('success', 'memory/successes/gone.md', cast(x'ff4f64642074696d6573' as text), '', '', '', '');
        insert into heuristics (domain, rule, source_type, confidence) values
            ('tests', 'Keep every row', 'user-feedback', 0.0), ('Odd Domain!', 'Slug it', null, 0.9);
        insert into metrics (name, value) values ('kept', 1.5);
        """;

    public static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
