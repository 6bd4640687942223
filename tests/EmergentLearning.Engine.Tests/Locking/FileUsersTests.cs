using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Sqlite;
using EmergentLearning.Engine.Tests.Git;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>Messages name who is in the way, where the system tells. These need Linux's <c>/proc</c>.</summary>
public sealed class FileUsersTests : IDisposable
{
    // SQLite's write lock of a write-ahead log: a byte of the log's index (sqlite.org/walformat.html, 2.3.1).
    private const int WriteLockByte = 120;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void One_that_has_a_file_open_is_named_until_it_ends()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        File.WriteAllText(_folder.Database, "");
        Assert.Null(FileUsers.FindOpeners(_folder.Database));

        using (FileHolder holder = FileHolder.Open(_folder.Database))
            Assert.Equal($"process {holder.Id} (sh)", FileUsers.FindOpeners(_folder.Database));

        Assert.Null(FileUsers.FindOpeners(_folder.Database));
    }

    [SkippableFact]
    public void One_that_holds_a_lock_is_named_before_those_that_only_have_the_file_open()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        File.WriteAllText(_folder.Database, "");
        using FileHolder onlooker = FileHolder.Open(_folder.Database);
        Assert.Equal($"process {onlooker.Id} (sh)", FileUsers.FindHolders(_folder.Database));

        using FileHolder holder = FileHolder.Lock(_folder.Database, WriteLockByte);

        Assert.Equal($"process {holder.Id} (perl)", FileUsers.FindHolders(_folder.Database));
    }

    [SkippableFact]
    public async Task A_foreign_tool_that_keeps_the_database_locked_is_named_and_nothing_is_lost()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)");
        using (FileHolder tool = FileHolder.Lock(_folder.Database + "-shm", WriteLockByte))
        {
            StoreBusyException busy = await Assert.ThrowsAsync<StoreBusyException>(() => database.Run("insert into t values (1)"));

            Assert.Equal(StoreFault.Lock, busy.Fault);
            Assert.Equal($"process {tool.Id} (perl)", busy.Holder);
            Assert.Contains(busy.Holder!, busy.Message, StringComparison.Ordinal);
        }

        await database.Run("insert into t values (2)");
        Assert.Equal(2, database.Scalar("select sum(a) from t"));
    }

    [SkippableFact]
    public async Task A_program_that_keeps_a_lock_of_git_open_is_named()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        using var folder = new GitFolder();
        Engine.Git.GitRepository repository = await folder.Open();
        string lockFile = folder.At($".git/{(await repository.ReadHeadAsync(CancellationToken.None)).Reference}.lock");
        await File.WriteAllTextAsync(lockFile, "");
        using FileHolder holder = FileHolder.Open(lockFile);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => GitFolder.Add(repository, GitFolder.Commit("x", ("a", "1"))));

        Assert.Contains($"process {holder.Id} (sh) holds", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(lockFile));
    }

    [SkippableFact]
    public async Task A_git_that_works_in_the_repository_is_named_as_likely()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        using var folder = new GitFolder();
        Engine.Git.GitRepository repository = await folder.Open();
        await File.WriteAllTextAsync(folder.At($".git/{(await repository.ReadHeadAsync(CancellationToken.None)).Reference}.lock"), "");
        Directory.CreateDirectory(folder.At("deep"));
        using FileHolder git = FileHolder.Work(Path.Combine(_folder.Root, "git"), folder.At("deep"));

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => GitFolder.Add(repository, GitFolder.Commit("x", ("a", "1"))));

        Assert.Contains($"perhaps process {git.Id} (git)", refused.Message, StringComparison.Ordinal);
    }
}
