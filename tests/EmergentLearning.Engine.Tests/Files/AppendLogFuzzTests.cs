using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>Every length and every flipped byte of a log: no wrong record is ever read, and none is lost behind which others stand.</summary>
public sealed class AppendLogFuzzTests : IDisposable
{
    private const int Batches = 6;

    private readonly FileFolder _folder = new();
    private readonly List<(long Start, byte[] Content)> _records = [];
    private readonly byte[] _whole;
    private readonly long _lastBatch;

    public AppendLogFuzzTests()
    {
        var random = new Random(4711);
        using (AppendLog log = AppendLog.Open(Log))
        {
            for (int batch = 0; batch < Batches; batch++)
            {
                _lastBatch = new FileInfo(Log).Length;
                long start = _lastBatch;
                var contents = new List<ReadOnlyMemory<byte>>();
                for (int i = 0; i <= batch % 3; i++)
                {
                    byte[] content = new byte[random.Next(0, 40)];
                    random.NextBytes(content);
                    contents.Add(content);
                    _records.Add((start, content));
                    start += AppendRecordHeader.Size + content.Length;
                }

                log.AppendBatch(contents);
            }
        }

        _whole = File.ReadAllBytes(Log);
    }

    private string Log => _folder.At("a.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cut_at_every_byte_it_keeps_each_record_in_front_of_the_cut()
    {
        for (int length = AppendLogHead.Size; length <= _whole.Length; length++)
        {
            File.WriteAllBytes(Log, _whole[..length]);
            int whole = _records.Count(record => record.Start + AppendRecordHeader.Size + record.Content.Length <= length);
            AssertPrefix(whole, AppendLog.Read(Log));
            using AppendLog log = AppendLog.Open(Log);
            AssertPrefix(whole, AppendLog.Read(Log));
            Assert.Equal(length - End(whole), log.RepairedBytes);
            Assert.Equal(whole + 1, log.Append(FileFolder.Bytes("next")));
            Assert.Equal(whole + 1, AppendLog.Read(Log).Count());
        }

        for (int length = 0; length < AppendLogHead.Size; length++)
        {
            File.WriteAllBytes(Log, _whole[..length]);
            Assert.Throws<StoreException>(() => AppendLog.Open(Log));
            Assert.Equal(length, new FileInfo(Log).Length);
        }
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0x01)]
    [InlineData(0x80)]
    public void With_any_byte_flipped_damage_is_told_and_left_alone_save_in_the_batch_behind_which_nothing_stands(byte mask)
    {
        for (int at = 0; at < _whole.Length; at++)
        {
            byte[] damaged = [.. _whole];
            damaged[at] ^= mask;
            File.WriteAllBytes(Log, damaged);
            int before = _records.Count(record => record.Start + AppendRecordHeader.Size + record.Content.Length <= at);
            if (at >= _lastBatch)
            {
                AssertPrefix(before, AppendLog.Read(Log));
                using AppendLog log = AppendLog.Open(Log);
                Assert.Equal(_whole.Length - End(before), log.RepairedBytes);
                continue;
            }

            Assert.Throws<StoreException>(AssertWhatIsRead);
            Assert.Throws<StoreException>(() => AppendLog.Open(Log));
            Assert.Equal(damaged, File.ReadAllBytes(Log));
        }
    }

    [Fact]
    public void Blocks_of_an_unfinished_batch_that_came_to_disk_out_of_order_are_no_damage()
    {
        // The batch in front of the last has three records: the first of them zeros, the others there, as after a power loss.
        (long start, byte[] content)[] batch = [.. _records.Where(record => record.Start >= _lastBatch)];
        Assert.Equal(3, batch.Length);
        byte[] torn = [.. _whole];
        torn.AsSpan((int)batch[0].start, AppendRecordHeader.Size + batch[0].content.Length).Clear();
        File.WriteAllBytes(Log, torn);
        using AppendLog log = AppendLog.Open(Log);
        Assert.Equal(_whole.Length - _lastBatch, log.RepairedBytes);
        AssertPrefix(_records.Count - 3, AppendLog.Read(Log));
    }

    [Fact]
    public void Bytes_of_another_log_in_a_reused_block_are_no_records_of_this_one()
    {
        File.Delete(Log);
        using (AppendLog other = AppendLog.Open(Log))
            other.Append(FileFolder.Bytes("first"));
        int length = (int)new FileInfo(Log).Length;
        byte[] mixed = [.. File.ReadAllBytes(Log), .. _whole[(int)_records[1].Start..]];
        File.WriteAllBytes(Log, mixed);
        using AppendLog log = AppendLog.Open(Log);
        Assert.Equal((1L, (long)(mixed.Length - length)), (log.LastSequence, log.RepairedBytes));
    }

    private void AssertWhatIsRead()
    {
        foreach (AppendLogRecord record in AppendLog.Read(Log))
            Assert.Equal(_records[(int)record.Sequence - 1].Content, record.Content.ToArray());
    }

    private long End(int records) => records == _records.Count ? _whole.Length : _records[records].Start;

    private void AssertPrefix(int count, IEnumerable<AppendLogRecord> records)
    {
        AppendLogRecord[] read = [.. records];
        Assert.Equal(count, read.Length);
        for (int i = 0; i < count; i++)
            Assert.Equal(_records[i].Content, read[i].Content.ToArray());
    }
}
