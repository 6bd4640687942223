using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Upgrader;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Tests.Asking;

/// <summary><c>elf schema</c>: about a compiled assembly, without a store.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly string Memory = typeof(MemoryStore).Assembly.Location;
    private static readonly string Ledger = typeof(LedgerStore).Assembly.Location;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Elfs_own_queries_are_all_prepared_by_sqlite()
    {
        JsonElement answer = Elf.Run("schema", "verify", "--assembly", Memory, "--format", "json").Succeeded().Json;

        Assert.Equal(1, answer.GetProperty("stores").GetInt32());
        Assert.InRange(answer.GetProperty("queries").GetInt32(), 1, int.MaxValue);
        Assert.Equal(0, answer.GetProperty("findings").GetArrayLength());
        Assert.Matches("^Verified 1 stores and [0-9]+ queries\\.\n$", Elf.Run("schema", "verify", "--assembly", Memory).Succeeded().Output);
    }

    [Fact]
    public void A_lock_that_is_not_the_assemblys_is_a_finding_in_every_format()
    {
        string path = _folder.At("schema.lock.json");
        File.WriteAllText(path, "{ \"format\": 1, \"stores\": {} }");
        string[] verify = ["schema", "verify", "--assembly", Ledger, "--lock", path];

        ElfRun text = Elf.Run(verify);
        Assert.Equal(7, text.ExitCode);
        text.AssertOneErrorLine();
        Assert.StartsWith($"{path}: error ELE9022: ", text.Output, StringComparison.Ordinal);
        Assert.Equal("ELE9022", Elf.Run([.. verify, "--format", "json"]).Json.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.StartsWith("code,message,file,line,column\r\nELE9022,", Elf.Run([.. verify, "--format", "csv"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_writes_the_first_version_beside_the_lock_and_nothing_the_second_time()
    {
        string path = _folder.At("schema.lock.json");
        string[] add = ["schema", "add", "--assembly", Ledger, "--lock", path, "--format", "json"];

        JsonElement added = Elf.Run(add).Succeeded().Json.GetProperty("migrations")[0];

        Assert.Equal(1, added.GetProperty("version").GetInt32());
        Assert.True(File.Exists(added.GetProperty("file").GetString()));
        Assert.Empty(Elf.Run("schema", "verify", "--assembly", Ledger, "--lock", path).Succeeded().Error);
        Assert.Equal(0, Elf.Run(add).Succeeded().Json.GetProperty("migrations").GetArrayLength());
        Assert.Equal("Nothing changed since the last version.\n", Elf.Run("schema", "add", "--assembly", Ledger, "--lock", path).Succeeded().Output);
        Assert.Equal("store,version,file,change\r\n", Elf.Run([.. add[..^1], "csv"]).Succeeded().Output);
    }

    [Fact]
    public void What_cannot_be_read_is_refused_in_one_line()
    {
        Elf.Run("schema", "verify", "--assembly", _folder.At("absent.dll")).Refused(1, "cannot be read as an assembly");
        Elf.Run("schema", "verify").Refused(1, "--assembly");
        Elf.Run("schema", "verify", "--assembly", "").Refused(1, "is empty");
        Elf.Run("schema", "add", "--assembly", typeof(SchemaTests).Assembly.Location, "--lock", _folder.At("l.json")).Refused(1, "has no store");
        Elf.Run("schema", "verify", "--assembly", Memory, "--format", "xml").Refused(1, "xml");
    }
}
