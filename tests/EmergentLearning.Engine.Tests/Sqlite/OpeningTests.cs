using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_no_bytes_is_a_new_database()
    {
        File.WriteAllBytes(_folder.Database, []);
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)");
        Assert.Equal(0, database.Scalar("select count(*) from t"));
    }

    [Theory]
    [InlineData("pragma application_id = 305419896", "another application")]
    [InlineData("pragma user_version = 2", "newer version")]
    public void A_database_that_is_not_ours_is_refused_and_left_alone(string mark, string reason)
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a); " + mark);
        byte[] before = File.ReadAllBytes(_folder.Database);
        foreach (bool readOnly in new[] { false, true })
        {
            StoreException refused = Assert.Throws<StoreException>(
                () => SqliteDatabase.Open(_folder.Options() with { ReadOnly = readOnly }));
            Assert.Equal(StoreFault.Database, refused.Fault);
            Assert.Contains(reason, refused.Message);
        }

        Assert.Equal(before, File.ReadAllBytes(_folder.Database));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(4096)]
    public void A_file_that_is_no_database_is_refused_and_left_alone(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26)))];
        File.WriteAllBytes(_folder.Database, bytes);
        foreach (bool readOnly in new[] { false, true })
        {
            StoreException refused = Assert.ThrowsAny<StoreException>(
                () => SqliteDatabase.Open(_folder.Options() with { ReadOnly = readOnly }));
            Assert.Equal(StoreFault.Database, refused.Fault);
            Assert.Contains("elf doctor", refused.Message);
        }

        Assert.Equal(bytes, File.ReadAllBytes(_folder.Database));
    }

    [Fact]
    public async Task A_page_that_is_damaged_is_reported_as_damage()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a); insert into t values (zeroblob(20000))");
        byte[] bytes = File.ReadAllBytes(_folder.Database);
        bytes.AsSpan(4096, 200).Fill(0xEE);
        File.WriteAllBytes(_folder.Database, bytes);
        await using SqliteDatabase database = _folder.Open();
        StoreException damaged = Assert.ThrowsAny<StoreException>(() => database.Scalar("select length(a) from t"));
        Assert.Equal(StoreFault.Database, damaged.Fault);
        Assert.Contains("elf doctor", damaged.Message);
    }

    [Fact]
    public void A_missing_folder_is_reported()
    {
        SqliteDatabaseOptions options = _folder.Options() with { Path = Path.Combine(_folder.Root, "absent", "index.db") };
        Assert.Equal(StoreFault.FileSystem, Assert.Throws<StoreException>(() => SqliteDatabase.Open(options)).Fault);
        options = _folder.Options() with { Path = _folder.Root };
        Assert.Equal(StoreFault.FileSystem, Assert.Throws<StoreException>(() => SqliteDatabase.Open(options)).Fault);
        Assert.Empty(_folder.Snapshot());
    }

    [SkippableFact]
    public async Task Opening_a_second_time_in_one_process_keeps_the_first_ones_locks()
    {
        // Closing any descriptor of the file that is not SQLite's own would drop the process's POSIX locks on it.
        await using SqliteDatabase first = _folder.Open();
        await first.Run("create table t (a integer)");
        await using (SqliteDatabase second = _folder.Open())
            second.Scalar("select count(*) from t");
        await using (SqliteDatabase third = SqliteDatabase.Open(_folder.Options() with { ReadOnly = true }))
            third.Scalar("select count(*) from t");
        Skip.IfNot(OperatingSystem.IsLinux());
        string inode = RawDatabase.Inode(_folder.Database);
        Assert.Contains(File.ReadLines("/proc/locks"), line => line.Contains(" POSIX ") && line.Contains(":" + inode + " "));
    }
}
