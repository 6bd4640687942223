using System.Diagnostics;
using EmergentLearning.Engine.Locking;
using Microsoft.Data.Sqlite;

namespace LockOrdering;

/// <summary>Notes in SQLite, each of them a commit in git as well.</summary>
internal sealed partial class Journal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly SqliteConnection _database;

    [LockRank("Repository")]
    private readonly FileLock _git;

    public Journal(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _git = new FileLock(Path.Combine(_folder, "git.lock"), LockClass.Repository);
        _database = new SqliteConnection($"Data Source={Path.Combine(_folder, "journal.db")};Pooling=False");
        _database.Open();
        using SqliteCommand create = _database.CreateCommand();
        create.CommandText = "create table if not exists notes (id integer primary key, text text not null, committed integer not null default 0) strict";
        create.ExecuteNonQuery();
        Git("init", "--quiet");
    }

    /// <summary>Adds a note and commits it: the repository first, then the database.</summary>
    public void Add(string text)
    {
        using LockHandle repository = _git.Acquire(Patience);
        using SqliteTransaction transaction = _database.BeginTransaction();
        using SqliteCommand insert = _database.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into notes (text, committed) values ($text, 1)";
        insert.Parameters.AddWithValue("$text", text);
        insert.ExecuteNonQuery();
        Commit(text);
        transaction.Commit();
    }

    public void Dispose()
    {
        _database.Dispose();
        _git.Dispose();
    }

    private void Commit(string message) =>
        Git("-c", "user.name=Journal", "-c", "user.email=journal@localhost", "commit", "--quiet", "--allow-empty", "-m", message);

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", ["-C", _folder, .. arguments]))!;
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git {arguments[0]} ended with {git.ExitCode}.");
    }
}
