using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>Twenty writers of one file, and readers beside them.</summary>
public sealed class ParallelWritersTests : IDisposable
{
    private const int Writers = 20;
    private const int Rounds = 10;

    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Readers_see_one_writers_whole_content_and_nothing_is_left_behind()
    {
        string path = _folder.At("a");
        AtomicFile.Replace(path, Content(0));
        int writing = Writers;
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (int round = 0; round < Rounds; round++)
                AtomicFile.Replace(path, Content(writer));
            Interlocked.Decrement(ref writing);
        }))];
        Task<int>[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            int seen = 0;
            do
            {
                AssertWhole(FileContent.ReadIfExists(path)!);
                seen++;
            }
            while (Volatile.Read(ref writing) > 0 && writers.All(writer => !writer.IsFaulted));
            return seen;
        }))];

        await Task.WhenAll(writers);
        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
        AssertWhole(FileContent.ReadIfExists(path)!);
        Assert.Equal(["a"], _folder.Entries());
    }

    /// <summary>Of a length of its own, so that neither a mixture nor a part of one is another.</summary>
    private static byte[] Content(int writer) => FileFolder.Bytes(new string((char)('a' + writer), 10_000 + (writer * 977)));

    private static void AssertWhole(byte[] content)
    {
        Assert.InRange(content.Length, 10_000, 10_000 + (Writers * 977));
        Assert.Equal(Content(content[0] - 'a'), content);
    }
}
