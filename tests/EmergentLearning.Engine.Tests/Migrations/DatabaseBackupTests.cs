using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Sqlite;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Migrations;

public sealed class DatabaseBackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Backup => Path.Combine(_folder.Root, "backups", "first");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_has_the_log_with_it_and_every_row()
    {
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)", "insert into t values (1), (2)");
        string copy = DatabaseBackup.CopyVerified(_folder.Database, Backup);
        Assert.Equal(Path.Combine(Backup, "index.db"), copy);
        Assert.Equal(["index.db", "index.db-wal"], Directory.EnumerateFiles(Backup).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await database.Run("insert into t values (3)");
        await using SqliteDatabase reader = SqliteDatabase.Open(
            new SqliteDatabaseOptions { Path = copy, GatePath = _folder.Gate, ReadOnly = true });
        Assert.Equal(2, reader.Scalar("select count(*) from t"));
        Assert.Equal(3, database.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_copy_of_a_closed_database_is_the_same_bytes()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a); insert into t values (zeroblob(3000000))");
        string copy = DatabaseBackup.CopyVerified(_folder.Database, Backup);
        Assert.Equal(File.ReadAllBytes(_folder.Database), File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_damaged_original_is_reported()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a); create index i on t(a); insert into t values (zeroblob(20000))");
        byte[] bytes = File.ReadAllBytes(_folder.Database);
        bytes.AsSpan(4096 * 2, 100).Fill(0xEE);
        File.WriteAllBytes(_folder.Database, bytes);
        StoreException damaged = Assert.ThrowsAny<StoreException>(() => DatabaseBackup.CopyVerified(_folder.Database, Backup));
        Assert.Equal(StoreFault.Database, damaged.Fault);
        Assert.Equal(bytes, File.ReadAllBytes(_folder.Database));
    }

    [Fact]
    public void An_older_backup_is_never_replaced()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a)");
        string copy = DatabaseBackup.CopyVerified(_folder.Database, Backup);
        File.WriteAllText(copy, "older");
        Assert.Equal(
            StoreFault.FileSystem,
            Assert.Throws<StoreException>(() => DatabaseBackup.CopyVerified(_folder.Database, Backup)).Fault);
        Assert.Equal("older", File.ReadAllText(copy));
    }

    [Fact]
    public void A_missing_original_is_reported_and_not_created()
    {
        Assert.ThrowsAny<StoreException>(() => DatabaseBackup.CopyVerified(_folder.Database, Backup));
        Assert.False(File.Exists(_folder.Database));
    }

    [Theory]
    [InlineData("create table t (a)", "t")]
    [InlineData("CREATE TABLE IF NOT EXISTS \"a \"\"b\" (a)", "a \"b")]
    [InlineData("create unique index if not exists [x y] on t(a)", "x y")]
    [InlineData("create virtual table `f` using fts5(a)", "f")]
    public void The_created_name_is_read_from_the_statement(string sql, string name) => Assert.Equal(name, SqlName.OfCreated(sql));

    [Theory]
    [InlineData("3", true)]
    [InlineData("-1.5e3", true)]
    [InlineData("'it''s'", true)]
    [InlineData("(0)", true)]
    [InlineData("x'00'", true)]
    [InlineData("null", true)]
    [InlineData("current_timestamp", false)]
    [InlineData("(datetime('now'))", false)]
    [InlineData("1 + 1", false)]
    [InlineData(null, false)]
    public void Constants_are_told_from_expressions(string? text, bool constant) => Assert.Equal(constant, SqlConstant.Is(text));
}
