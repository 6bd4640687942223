using EmergentLearning.Engine.Tasks.Remembering;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>When a good build has something to tell.</summary>
public sealed class BuildMarkerTests
{
    [Theory]
    [InlineData("broken c1", "c1", true, "uncommitted c1")]
    [InlineData("broken c1", "c2", true, "")]
    [InlineData("broken c1", null, true, "")]
    [InlineData("broken ", null, true, "")]
    [InlineData("broken ", "c1", true, "")]
    [InlineData("broken", "c1", true, "")]
    [InlineData("uncommitted c1", "c1", false, "")]
    [InlineData("uncommitted c1", null, false, "")]
    [InlineData("uncommitted c1", "c2", true, "")]
    public void It_follows_the_commit(string marker, string? commit, bool isNews, string after)
    {
        string[] lines = marker.Split(' ');

        Assert.Equal(isNews, BuildMarker.IsNews(lines, commit));
        if (isNews)
            Assert.Equal(after, string.Join(' ', BuildMarker.After(lines, commit)));
    }

    [Fact]
    public void Without_a_marker_there_is_nothing_to_tell() => Assert.False(BuildMarker.IsNews(null, "c1"));

    [Theory]
    [InlineData("c1")]
    [InlineData(null)]
    public void One_that_lost_its_lines_is_told_once(string? commit)
    {
        Assert.True(BuildMarker.IsNews([], commit));
        Assert.Empty(BuildMarker.After([], commit));
    }
}
