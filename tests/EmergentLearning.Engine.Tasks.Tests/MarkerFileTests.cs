using EmergentLearning.Engine.Tasks.Remembering;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>A marker is the old one or the new one, never half of one.</summary>
public sealed class MarkerFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marker ö ");

    private string Marker => Path.Combine(_folder.FullName, "marker");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_is_replaced_as_a_whole_and_leaves_nothing_beside_it()
    {
        MarkerFile.Write(Marker, ["broken", "c1"]);
        using FileStream before = new(Marker, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        MarkerFile.Write(Marker, ["uncommitted", "c2"]);

        Assert.Equal(["uncommitted", "c2"], MarkerFile.Read(Marker));
        // Written in place, the file that was opened before would have the new lines, and nothing at all for a moment between.
        using StreamReader reader = new(before);
        Assert.Equal("broken\nc1\n", reader.ReadToEnd());
        Assert.Equal([Marker], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Where_it_cannot_be_written_nothing_is_left()
    {
        Directory.CreateDirectory(Marker);

        Assert.ThrowsAny<Exception>(() => MarkerFile.Write(Marker, ["broken"]));

        Assert.Equal([Marker], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Without_lines_it_is_removed()
    {
        MarkerFile.Write(Marker, ["broken"]);
        MarkerFile.Write(Marker, []);

        Assert.Null(MarkerFile.Read(Marker));
    }
}
