using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class StatementTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteDatabase _database = null!;

    public static TheoryData<string> Texts => new(
        "", "a", "\0", "a\0b", "\0\0", "tail\0", "\U0001F600\U0001F600", "\u001b[31mred\u001b[0m", "'; drop table t; --", "line\r\nline",
        new string('é', 170), new string('x', 100_000));

    public async Task InitializeAsync()
    {
        _database = _folder.Open();
        await _database.Run("create table t (a integer primary key, b)");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_as_it_went_in(string text)
    {
        string back = await _database.WriteAsync(
            transaction =>
            {
                using (IStatement insert = transaction.Prepare("insert into t (b) values (?1)"))
                {
                    insert.BindText(1, text);
                    Assert.False(insert.MoveNext());
                }

                using IStatement select = transaction.Prepare("select b, typeof(b) from t");
                Assert.True(select.MoveNext());
                Assert.Equal("text", select.GetText(1));
                return select.GetText(0);
            },
            CancellationToken.None);
        Assert.Equal(text, back);
    }

    [Fact]
    public void Text_with_half_of_a_surrogate_pair_is_refused_with_its_place()
    {
        _database.Read(0, (session, _) =>
        {
            using IStatement statement = session.Prepare("select ?1, ?2");
            StoreException exception = Assert.Throws<StoreException>(() => statement.BindText(2, "😀a\ud800b"));
            Assert.Equal(StoreFault.Input, exception.Fault);
            Assert.Contains("parameter 2 has half of a surrogate pair (U+D800) at position 3", exception.Message, StringComparison.Ordinal);
            return 0;
        });
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_become_replacement_characters()
    {
        _database.Read(0, (session, _) =>
        {
            using IStatement statement = session.Prepare("select cast(x'61ff62' as text)");
            Assert.True(statement.MoveNext());
            Assert.Equal("a\ufffdb", statement.GetText(0));
            Assert.Equal([0x61, 0xff, 0x62], statement.GetBlob(0));
            return 0;
        });
    }

    [Fact]
    public void Values_are_converted_as_SQLite_converts_them()
    {
        _database.Read(0, (session, _) =>
        {
            using IStatement statement = session.Prepare("select null, '3', 2.5, ?1, ?2, ?3, ?4 as named");
            statement.BindInt64(1, long.MinValue);
            statement.BindBlob(2, []);
            statement.BindDouble(3, double.NaN);
            statement.BindNull(4);
            Assert.True(statement.MoveNext());
            Assert.True(statement.IsNull(0));
            Assert.Equal((0, "", 3, 2.5, "2.5"), (statement.GetInt64(0), statement.GetText(0), statement.GetInt64(1),
                statement.GetDouble(2), statement.GetText(2)));
            Assert.Equal(long.MinValue, statement.GetInt64(3));
            Assert.False(statement.IsNull(4));
            Assert.Empty(statement.GetBlob(4));
            Assert.True(statement.IsNull(5));
            Assert.Equal(7, statement.ColumnCount);
            Assert.Equal("named", statement.GetColumnName(6));
            Assert.Throws<ArgumentOutOfRangeException>(() => statement.GetInt64(7));
            Assert.False(statement.MoveNext());
            return 0;
        });
    }

    [Fact]
    public async Task A_statement_is_compiled_once_and_forgets_its_parameters()
    {
        (int First, int Second) compiled = await _database.WriteAsync(
            transaction =>
            {
                var session = (SqlSession)transaction;
                session.Scalar("select 1");
                int before = session.Compiled;
                for (int i = 0; i < 10; i++)
                {
                    using IStatement statement = transaction.Prepare("select ?1");
                    Assert.True(statement.MoveNext());
                    Assert.True(statement.IsNull(0));
                    statement.Dispose();
                    using IStatement again = transaction.Prepare("select ?1");
                    again.BindInt64(1, i);
                    again.MoveNext();
                    Assert.Equal(i, again.GetInt64(0));
                }

                return (before, session.Compiled);
            },
            CancellationToken.None);
        Assert.Equal(compiled.First + 1, compiled.Second);
    }

    [Fact]
    public void A_statement_borrowed_twice_at_once_walks_twice()
    {
        _database.Read(0, (session, _) =>
        {
            const string Sql = "values (1), (2), (3)";
            using IStatement outer = session.Prepare(Sql);
            int pairs = 0;
            while (outer.MoveNext())
            {
                using IStatement inner = session.Prepare(Sql);
                while (inner.MoveNext())
                    pairs++;
            }

            Assert.Equal(9, pairs);
            return 0;
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("select 1; select 2")]
    public void Anything_but_one_statement_is_refused(string sql) =>
        Assert.Throws<ArgumentException>(() => _database.Scalar(sql));

    [Fact]
    public void A_misspelt_statement_is_refused_with_SQLites_own_words()
    {
        StoreException refused = Assert.ThrowsAny<StoreException>(() => _database.Scalar("select nonsense from t"));
        Assert.Equal(StoreFault.Database, refused.Fault);
        Assert.Contains("no such column: nonsense", refused.Message);
        Assert.Equal(0, _database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task The_transaction_tells_keys_and_changes()
    {
        (long Key, int Changes) told = await _database.WriteAsync(
            transaction =>
            {
                transaction.Run("insert into t values (41, 'x'), (42, 'y')");
                long key = transaction.LastInsertRowId;
                transaction.Run("update t set b = 'z'");
                return (key, transaction.Changes);
            },
            CancellationToken.None);
        Assert.Equal((42, 2), told);
    }
}
