using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class SqliteVersionGateTests
{
    [Theory]
    [InlineData(3007000, false)]
    [InlineData(3040001, false)]
    [InlineData(3044005, false)]
    [InlineData(3044006, true)]
    [InlineData(3045000, false)]
    [InlineData(3049002, false)]
    [InlineData(3050006, false)]
    [InlineData(3050007, true)]
    [InlineData(3051000, false)]
    [InlineData(3051002, false)]
    [InlineData(3051003, true)]
    [InlineData(3053003, true)]
    [InlineData(4000000, true)]
    public void Versions_that_can_corrupt_the_log_are_refused(int version, bool safe)
    {
        Assert.Equal(safe, SqliteVersionGate.IsSafe(version));
        if (safe)
            SqliteVersionGate.Require(version);
        else
            Assert.Equal(StoreFault.Dependency, Assert.Throws<StoreException>(() => SqliteVersionGate.Require(version)).Fault);
    }

    [Theory]
    [InlineData(0x6969u, "NFS")]
    [InlineData(0xFF534D42u, "CIFS")]
    [InlineData(0xFE534D42u, "SMB2")]
    [InlineData(0x517Bu, "SMB")]
    [InlineData(0xEF53u, null)]
    [InlineData(0x01021994u, null)]
    [InlineData(0x794C7630u, null)]
    public void Network_file_systems_are_known_by_their_magic_number(uint magic, string? name) =>
        Assert.Equal(name, NetworkFileSystem.NameOf(magic));
}
