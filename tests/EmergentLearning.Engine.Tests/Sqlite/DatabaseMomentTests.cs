using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>Two looks at the files of a database tell whether somebody wrote in between.</summary>
public sealed class DatabaseMomentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_settled_look_is_so_late_that_the_next_write_has_another_time()
    {
        File.WriteAllText(_folder.Database, "x");
        File.SetLastWriteTimeUtc(_folder.Database, DateTime.UtcNow);

        DatabaseMoment moment = DatabaseMoment.Settled(_folder.Database);

        // More than the step in which any file system's clock goes.
        Assert.True(DateTime.UtcNow - moment.Written >= TimeSpan.FromMilliseconds(16));
        Assert.True(moment.IsStill);
    }

    [Fact]
    public void A_time_in_the_future_is_not_waited_for()
    {
        File.WriteAllText(_folder.Database, "x");
        DateTime future = DateTime.UtcNow.AddDays(1);
        File.SetLastWriteTimeUtc(_folder.Database, future);
        Assert.Equal(future, DatabaseMoment.Settled(_folder.Database).Written);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public void Each_file_that_comes_or_grows_makes_it_another_moment(string suffix)
    {
        DatabaseMoment before = DatabaseMoment.Of(_folder.Database);
        Assert.True(before.IsStill);
        File.WriteAllText(_folder.Database + suffix, "x");
        Assert.False(before.IsStill);
    }
}
