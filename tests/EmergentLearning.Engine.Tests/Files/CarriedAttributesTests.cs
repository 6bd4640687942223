using System.Runtime.Versioning;
using System.Text;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>What a replacement keeps of the old file beside its bytes.</summary>
[SupportedOSPlatform("linux")]
public sealed class CarriedAttributesTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Extended_attributes_of_the_old_file_are_kept()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        Make("a");
        Skip.IfNot(TrySet("a", "user.author", "x") == 0, "this file system has no extended attributes");
        TrySet("a", "user.empty", "");
        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("new"));
        Assert.Equal("x", Get("a", "user.author"));
        Assert.Equal("", Get("a", "user.empty"));
        Assert.Null(Get("a", "user.absent"));
    }

    [SkippableFact]
    public void An_access_list_is_kept_and_one_that_only_the_folder_gives_is_not_taken_on()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        Make("listed");
        Make("plain");
        // Owner rw, user 1 r, group r, mask r, others none: POSIX.1e, version 2, as the kernel stores it.
        byte[] list = Convert.FromHexString("02000000" + "01000600ffffffff" + "0200040001000000" + "04000400ffffffff" + "10000400ffffffff" + "20000000ffffffff");
        Skip.IfNot(TrySet("listed", "system.posix_acl_access", list) == 0, "this file system has no access lists");
        File.SetUnixFileMode(_folder.At("plain"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(0, TrySetFolder("system.posix_acl_default", list));

        AtomicFile.Replace(_folder.At("listed"), FileFolder.Bytes("new"));
        AtomicFile.Replace(_folder.At("plain"), FileFolder.Bytes("new"));

        Assert.Equal(list, GetBytes("listed", "system.posix_acl_access"));
        Assert.Null(GetBytes("plain", "system.posix_acl_access"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(_folder.At("plain")));
    }

    [SkippableFact]
    public void What_ran_the_old_bytes_with_more_rights_is_not_given_to_the_new_ones()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        Make("a");
        // cap_net_raw=ep, version 2.
        bool hasCapability = TrySet("a", "security.capability", Convert.FromHexString("0100000200200000000000000000000000000000")) == 0;
        File.SetUnixFileMode(_folder.At("a"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.SetUser | UnixFileMode.SetGroup);
        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("new"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("a")));
        Assert.Null(GetBytes("a", "security.capability"));
        Skip.IfNot(hasCapability, "only the mode was looked at: this user must not set capabilities");
    }

    [SkippableFact]
    public void Owner_and_group_are_kept()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        Make("a");
        using (SafeFileHandle file = File.OpenHandle(_folder.At("a"), FileMode.Open, FileAccess.ReadWrite))
            Skip.If(UnixCalls.ChangeOwner(file, 12345, 12346) != 0, "only root can give files away");
        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("new"));
        Assert.Equal(0, EntryStat.Of(_folder.At("a"), out EntryStat stat));
        Assert.Equal((12345u, 12346u), (stat.UserId, stat.GroupId));
    }

    private void Make(string name) => File.WriteAllText(_folder.At(name), "old");

    private int TrySet(string name, string attribute, string value) => TrySet(name, attribute, Encoding.UTF8.GetBytes(value));

    private int TrySet(string name, string attribute, byte[] value)
    {
        using SafeFileHandle file = File.OpenHandle(_folder.At(name), FileMode.Open, FileAccess.ReadWrite);
        return TrySet(file, attribute, value);
    }

    private int TrySetFolder(string attribute, byte[] value)
    {
        using SafeFileHandle folder = NativeDirectory.Open(_folder.Root);
        return TrySet(folder, attribute, value);
    }

    private static unsafe int TrySet(SafeFileHandle file, string attribute, byte[] value)
    {
        fixed (byte* start = value)
            return LinuxAttributes.Set(file, attribute, start, value.Length, 0) == 0 ? 0 : Errno.Last;
    }

    private string? Get(string name, string attribute) => GetBytes(name, attribute) is { } value ? Encoding.UTF8.GetString(value) : null;

    private unsafe byte[]? GetBytes(string name, string attribute)
    {
        byte[] value = new byte[1024];
        fixed (byte* start = value)
        {
            nint length = LinuxAttributes.Get(_folder.At(name), attribute, start, value.Length);
            return length < 0 ? null : value[..(int)length];
        }
    }
}
