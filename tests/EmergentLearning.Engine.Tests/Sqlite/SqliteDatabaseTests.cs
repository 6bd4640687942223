using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_acknowledged_write_is_seen_by_another_connection()
    {
        await using SqliteDatabase one = _folder.Open();
        await using SqliteDatabase two = _folder.Open();
        await one.Run("create table t (a integer)");
        for (int i = 1; i <= 20; i++)
        {
            await one.Run($"insert into t values ({i})");
            Assert.Equal(i, two.Scalar("select count(*) from t"));
        }
    }
}
