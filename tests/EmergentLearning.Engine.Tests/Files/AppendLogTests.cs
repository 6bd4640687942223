using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class AppendLogTests : IDisposable
{
    private readonly FileFolder _folder = new();

    private string Log => _folder.At("a.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_appended_is_read_back_in_order_with_its_numbers()
    {
        using (AppendLog log = AppendLog.Open(Log))
        {
            Assert.Equal(1, log.Append(FileFolder.Bytes("one")));
            Assert.Equal(2, log.AppendBatch([FileFolder.Bytes("two"), FileFolder.Bytes(""), FileFolder.Bytes("four")]));
            Assert.Equal(5, log.AppendBatch([]));
            Assert.Equal(4, log.LastSequence);
        }

        using AppendLog again = AppendLog.Open(Log);
        Assert.Equal((4L, 0L), (again.LastSequence, again.RepairedBytes));
        Assert.Equal(5, again.Append(FileFolder.Bytes("five")));
        Assert.Equal(["1 one", "2 two", "3 ", "4 four", "5 five"], Read());
        Assert.Equal(["4 four", "5 five"], AppendLog.Read(Log, afterSequence: 3).Select(Text));
        Assert.Empty(AppendLog.Read(_folder.At("absent")));
    }

    [Fact]
    public void A_batch_is_synced_once()
    {
        using AppendLog log = Open(out FaultyAppendFile file);
        int before = file.Syncs;
        log.AppendBatch([.. Enumerable.Range(0, 100).Select(i => (ReadOnlyMemory<byte>)FileFolder.Bytes($"{i}"))]);
        Assert.Equal(before + 1, file.Syncs);
    }

    [Fact]
    public async Task Eight_instances_on_as_many_threads_lose_and_repeat_nothing_and_readers_see_whole_records_only()
    {
        const int Each = 40;
        AppendLog[] logs = [.. Enumerable.Range(0, 8).Select(_ => AppendLog.Open(Log))];
        int writing = logs.Length;
        Task<int> reader = Task.Run(() =>
        {
            int last = 0;
            while (Volatile.Read(ref writing) > 0)
            {
                int count = AppendLog.Read(Log).Count(record => record.Content.Span[0] == record.Content.Length % 251);
                Assert.True(count >= last, $"{count} records after {last}");
                last = count;
            }

            return last;
        });
        Task<List<long>>[] writers = [.. logs.Select((log, writer) => Task.Run(() =>
        {
            try
            {
                return Enumerable.Range(0, Each).Select(i => log.Append(Bytes((writer * 300) + (i * 7) + 1))).ToList();
            }
            finally
            {
                Interlocked.Decrement(ref writing);
            }
        }))];
        long[] numbers = [.. (await Task.WhenAll(writers)).SelectMany(list => list).Order()];
        await reader;
        foreach (AppendLog log in logs)
            log.Dispose();

        Assert.Equal(Enumerable.Range(1, 8 * Each).Select(i => (long)i), numbers);
        Assert.Equal(8 * Each, AppendLog.Read(Log).Count(record => record.Content.Span[0] == record.Content.Length % 251));
    }

    [Fact]
    public void After_a_failed_sync_nothing_is_added_and_opening_it_again_repairs()
    {
        using (AppendLog log = Open(out FaultyAppendFile file))
        {
            log.Append(FileFolder.Bytes("kept"));
            file.FailSync = true;
            Assert.Throws<DurabilityLostException>(() => log.Append(FileFolder.Bytes("lost")));
            int syncs = file.Syncs;
            file.FailSync = false;
            Assert.Throws<DurabilityLostException>(() => log.Append(FileFolder.Bytes("refused")));
            Assert.Equal(syncs, file.Syncs);
        }

        using AppendLog again = AppendLog.Open(Log);
        again.Append(FileFolder.Bytes("next"));
        Assert.Equal(["1 kept", "2 next"], Read());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(22)]
    public void A_full_disk_takes_back_what_got_in_and_the_next_record_follows_the_last_whole_one(int room)
    {
        using AppendLog log = Open(out FaultyAppendFile file);
        log.Append(FileFolder.Bytes("kept"));
        long length = file.Length;
        file.FullAfter = room;
        Assert.Throws<FileStoreException>(() => log.Append(FileFolder.Bytes("refused")));
        Assert.Equal(length, file.Length);
        file.FullAfter = null;
        Assert.Equal(2, log.Append(FileFolder.Bytes("next")));
        Assert.Equal(["1 kept", "2 next"], Read());
    }

    [Fact]
    public void When_not_even_that_can_be_taken_back_the_instance_stops_and_the_next_one_repairs()
    {
        using (AppendLog log = Open(out FaultyAppendFile file))
        {
            log.Append(FileFolder.Bytes("kept"));
            (file.FullAfter, file.FailTruncate) = (9, true);
            Assert.Throws<FileStoreException>(() => log.Append(FileFolder.Bytes("refused")));
            file.FullAfter = null;
            Assert.Throws<DurabilityLostException>(() => log.Append(FileFolder.Bytes("refused")));
        }

        using AppendLog again = AppendLog.Open(Log);
        Assert.Equal(9, again.RepairedBytes);
        Assert.Equal(["1 kept"], Read());
    }

    [Fact]
    public void Another_instance_cuts_off_what_a_killed_writer_left_and_goes_on_behind_it()
    {
        using AppendLog living = AppendLog.Open(Log);
        living.Append(FileFolder.Bytes("kept"));
        using (var killed = new NativeAppendFile(Log))
            killed.Append(FileFolder.Bytes("half a record"));
        Assert.Equal(2, living.Append(FileFolder.Bytes("next")));
        Assert.Equal(13, living.RepairedBytes);
        Assert.Equal(["1 kept", "2 next"], Read());
    }

    [Fact]
    public void The_last_batch_is_written_and_synced_once_more_when_the_log_is_opened()
    {
        using (AppendLog log = AppendLog.Open(Log))
            log.Append(FileFolder.Bytes("perhaps in memory only"));
        using var file = new RewriteCounter(Log);
        AppendLog.Open(Log, file, sharedLock: null, lockTimeout: null).Dispose();
        Assert.Equal(AppendRecordHeader.Size + "perhaps in memory only".Length, file.Rewritten);
        Assert.True(file.SyncedAfterwards);
    }

    [Fact]
    public void A_log_that_is_replaced_under_its_writer_is_refused()
    {
        using AppendLog log = AppendLog.Open(Log);
        File.Move(Log, _folder.At("moved"));
        Assert.Throws<StoreException>(() => log.Append(FileFolder.Bytes("x")));
        AppendLog.Open(Log).Dispose();
        Assert.Throws<StoreException>(() => log.Append(FileFolder.Bytes("x")));
        Assert.Empty(Read());
    }

    [Fact]
    public void What_is_no_log_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_folder.At("empty"), "");
        File.WriteAllText(_folder.At("text"), "a text that is longer than the head of a log");
        File.CreateSymbolicLink(_folder.At("link"), _folder.At("text"));
        Directory.CreateDirectory(_folder.At("folder"));
        foreach (string name in new[] { "empty", "text", "link", "folder" })
            Assert.ThrowsAny<StoreException>(() => AppendLog.Open(_folder.At(name)));
        Assert.Throws<StoreException>(() => AppendLog.Read(_folder.At("text")).Count());
        Assert.Equal(0, new FileInfo(_folder.At("empty")).Length);
        Assert.Equal("a text that is longer than the head of a log", File.ReadAllText(_folder.At("text")));
    }

    [Fact]
    public void A_record_that_is_too_long_is_refused_before_anything_is_written()
    {
        using AppendLog log = AppendLog.Open(Log);
        Assert.Throws<ArgumentException>(() => log.Append(new byte[AppendLog.MaxRecordBytes + 1]));
        Assert.Equal(AppendLogHead.Size, new FileInfo(Log).Length);
    }

    private static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill((byte)(length % 251));
        return bytes;
    }

    private AppendLog Open(out FaultyAppendFile file)
    {
        AppendLog.Open(Log).Dispose();
        return AppendLog.Open(Log, file = new FaultyAppendFile(Log), sharedLock: null, lockTimeout: null);
    }

    private string[] Read() => [.. AppendLog.Read(Log).Select(Text)];

    private static string Text(AppendLogRecord record) => $"{record.Sequence} {Encoding.UTF8.GetString(record.Content.Span)}";

    private sealed class RewriteCounter(string path) : IAppendFile
    {
        private readonly NativeAppendFile _file = new(path);

        public int Rewritten { get; private set; }

        public bool SyncedAfterwards { get; private set; }

        public long Length => _file.Length;

        public bool IsStillNamed => _file.IsStillNamed;

        public int Read(Span<byte> target, long offset) => _file.Read(target, offset);

        public void Append(ReadOnlySpan<byte> bytes) => _file.Append(bytes);

        public void Rewrite(ReadOnlySpan<byte> bytes, long offset)
        {
            Rewritten += bytes.Length;
            _file.Rewrite(bytes, offset);
        }

        public void Truncate(long length) => _file.Truncate(length);

        public void Sync()
        {
            SyncedAfterwards = Rewritten > 0;
            _file.Sync();
        }

        public void Dispose() => _file.Dispose();
    }
}
