using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class NetworkFileSystemTests
{
    private const uint Nfs = 0x6969;
    private const uint Ext4 = 0xEF53;

    [Fact]
    public void A_database_on_a_network_file_system_is_refused_with_its_name()
    {
        string asked = "";

        StoreException refused = Assert.Throws<StoreException>(() => NetworkFileSystem.Refuse("/net/store/index.db", folder =>
        {
            asked = folder;
            return Nfs;
        }));

        Assert.Equal("/net/store", asked);
        Assert.Equal(StoreFault.FileSystem, refused.Fault);
        Assert.Contains("/net/store/index.db", refused.Message, StringComparison.Ordinal);
        Assert.Contains("NFS", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_file_system_and_one_that_is_not_known_are_welcome()
    {
        NetworkFileSystem.Refuse("/disk/store/index.db", _ => Ext4);
        NetworkFileSystem.Refuse("/disk/store/index.db", _ => null);
        NetworkFileSystem.Refuse(Path.Combine(Path.GetTempPath(), "index.db"));
    }
}
