using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.Tests.Support;

namespace EmergentLearning.Engine.Analyzers.Tests.Races;

/// <summary>
/// What a fix makes of a save is run beside readers: they see the old file or the new one, whole, and alone it leaves what the code left before.
/// </summary>
public sealed class ReaderRaceTests : IDisposable
{
    private const int Saves = 30;
    private const int Readers = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-race-").FullName;

    private string File => Path.Combine(_folder, "file");

    public static TheoryData<string, string, bool, bool, string> Kinds => SaveKinds.All;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_fixed_save_is_never_seen_half_done(string kind, string rule, bool withEngine, bool canLook, string save)
    {
        string source = SaveKinds.Source(save);
        string? text = await SnippetFix.Apply(source, rule, withEngine: withEngine);
        Assert.True(text is not null, $"{kind}: nothing is offered");
        CompiledSave before = CompiledSave.From(source);
        CompiledSave after = CompiledSave.From(text);
        (byte[] first, byte[] second) = (Alone(before, 'a'), Alone(before, 'b'));

        // Looked at in the middle of the work: the same question to both, at the same point of it.
        if (canLook)
            Assert.False(SeenInTheMiddle(before, first).AsSpan().SequenceEqual(first), $"{kind}: the code was whole before it was fixed");
        byte[] seen = SeenInTheMiddle(after, first);
        if (canLook)
            Assert.True(seen.AsSpan().SequenceEqual(first), $"{kind}: {seen.Length} bytes were seen in the middle");

        // Alone it leaves what it left before, and nothing besides.
        Assert.True(System.IO.File.ReadAllBytes(File).AsSpan().SequenceEqual(second), $"{kind}: another content than before");
        Assert.Equal([File], Directory.GetFiles(_folder));

        await Race(kind, after, first, second);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Two_that_save_at_once_do_not_mix_when_each_has_a_temporary_file_of_its_own()
    {
        string source = SaveKinds.Source(
            "void Save(string p, char v, Action look) { string t = p + \".tmp\"; using (var w = new StreamWriter(t)) { w.Write(Half(v)); w.Flush(); look(); w.Write(Half(v)); } File.Move(t, p, true); }");
        string? text = await SnippetFix.Apply(source, "ELE2006");
        byte[] whole = Alone(CompiledSave.From(source), 'a');

        // The second one saves, from beginning to end, in the middle of the first.
        CompiledSave before = CompiledSave.From(source);
        Assert.ThrowsAny<IOException>(() => before.Run(File, 'a', () => before.Run(File, 'b', () => { })));
        CompiledSave after = CompiledSave.From(text!);
        after.Run(File, 'a', () => after.Run(File, 'b', () => { }));
        Assert.Equal(whole, System.IO.File.ReadAllBytes(File));
        foreach (string left in Directory.GetFiles(_folder, "*.tmp"))
            System.IO.File.Delete(left);
    }

    private byte[] Alone(CompiledSave save, char version)
    {
        System.IO.File.Delete(File);
        save.Run(File, version, () => { });
        return System.IO.File.ReadAllBytes(File);
    }

    /// <summary>What a reader gets when a part of the next version is written; the whole of it stays.</summary>
    private byte[] SeenInTheMiddle(CompiledSave save, byte[] old)
    {
        System.IO.File.WriteAllBytes(File, old);
        byte[] seen = [];
        save.Run(File, 'b', () => seen = Read());
        return seen;
    }

    /// <summary>Nothing, too, where the file is missing or whoever writes it keeps readers out.</summary>
    private byte[] Read()
    {
        try
        {
            using var stream = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (IOException)
        {
            return [];
        }
    }

    private async Task Race(string kind, CompiledSave save, byte[] first, byte[] second)
    {
        var torn = new ConcurrentQueue<int>();
        bool isOver = false;
        Task[] readers =
        [
            .. Enumerable.Range(0, Readers).Select(_ => Task.Run(() =>
            {
                do
                {
                    byte[] seen = Read();
                    if (!seen.AsSpan().SequenceEqual(first) && !seen.AsSpan().SequenceEqual(second))
                        torn.Enqueue(seen.Length);
                }
                while (!Volatile.Read(ref isOver));
            })),
        ];
        try
        {
            for (int i = 0; i < Saves; i++)
                save.Run(File, i % 2 == 0 ? 'a' : 'b', () => Thread.Yield());
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            await Task.WhenAll(readers);
        }

        Assert.True(torn.IsEmpty, $"{kind}: seen {string.Join(", ", torn.Take(5))} bytes");
    }
}
