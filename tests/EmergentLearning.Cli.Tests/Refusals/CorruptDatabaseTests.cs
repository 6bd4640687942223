using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Refusals;

public sealed class CorruptDatabaseTests
{
    public static TheoryData<string> Damages => ["random", "truncated", "page"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_corrupt_database_is_refused_by_a_write_and_stays_as_it_is(string damage)
    {
        using TemporaryFolder folder = Damaged(damage);
        string before = FolderSnapshot.Of(folder.Root);

        folder.Elf("record", "failure", "--title", "Second", "--domain", "tests").Refused(2);

        Assert.Equal(before, FolderSnapshot.Of(folder.Root));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_corrupt_database_is_refused_by_a_query_and_stays_as_it_is(string damage)
    {
        using TemporaryFolder folder = Damaged(damage);
        string before = FolderSnapshot.Of(folder.Root);

        folder.Elf("query", "--recent", "10").Refused(2);

        Assert.Equal(before, FolderSnapshot.Of(folder.Root));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void The_doctor_calls_a_corrupt_database_bad(string damage)
    {
        using TemporaryFolder folder = Damaged(damage);

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("bad", run.Json.GetProperty("state").GetString());
    }

    private static TemporaryFolder Damaged(string damage)
    {
        TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string path = folder.At("store", "memory", "index.db");
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        byte[] bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "random":
                new Random(7).NextBytes(bytes);
                break;
            case "truncated":
                bytes = bytes[..(bytes.Length / 3)];
                break;
            default:
                // The header stays valid; every page behind it is garbage.
                new Random(7).NextBytes(bytes.AsSpan(100));
                break;
        }

        File.WriteAllBytes(path, bytes);
        return folder;
    }
}
