using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>What the file system says about one entry, never following a link.</summary>
internal readonly record struct EntryStat(ulong Device, ulong Inode, uint LinkCount, uint Mode, uint UserId, uint GroupId)
{
    private const uint TypeMask = 0xF000;
    private const int WorkingDirectory = -100;
    private const int NoFollowLink = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7FF;

    /// <summary>Whether this is a regular file.</summary>
    public bool IsRegular => (Mode & TypeMask) == 0x8000;

    /// <summary>Whether this is a directory.</summary>
    public bool IsDirectory => (Mode & TypeMask) == 0x4000;

    /// <summary>Whether this is a symbolic link.</summary>
    public bool IsLink => (Mode & TypeMask) == 0xA000;

    /// <summary>The permission bits.</summary>
    public uint Permissions => Mode & 0xFFF;

    /// <summary>Whether both are the same file.</summary>
    public bool IsSameFile(EntryStat other) => Device == other.Device && Inode == other.Inode;

    /// <summary>Looks at a path. Returns 0, or the error number.</summary>
    public static unsafe int Of(string path, out EntryStat stat)
    {
        if (OperatingSystem.IsWindows())
            return OfWindows(path, out stat);

        if (OperatingSystem.IsMacOS())
        {
            MacStat mac;
            int failed = MacLibc.LStat(path, &mac);
            stat = failed == 0 ? From(mac) : default;
            return failed == 0 ? 0 : Errno.Last;
        }

        LinuxStatX linux;
        int result = Libc.StatX(WorkingDirectory, path, NoFollowLink, BasicFields, &linux);
        stat = result == 0 ? From(linux) : default;
        return result == 0 ? 0 : Errno.Last;
    }

    /// <summary>Looks at an open file on Linux or macOS. Returns 0, or the error number.</summary>
    public static unsafe int Of(SafeFileHandle file, out EntryStat stat)
    {
        if (OperatingSystem.IsMacOS())
        {
            MacStat mac;
            int failed = MacLibc.FStat(file, &mac);
            stat = failed == 0 ? From(mac) : default;
            return failed == 0 ? 0 : Errno.Last;
        }

        LinuxStatX linux;
        int result = Libc.StatX(file, "", EmptyPath, BasicFields, &linux);
        stat = result == 0 ? From(linux) : default;
        return result == 0 ? 0 : Errno.Last;
    }

    /// <summary>Windows gives the kind of an entry cheaply, and nothing else. Not run by the tests here.</summary>
    private static int OfWindows(string path, out EntryStat stat)
    {
        var info = new FileInfo(path);
        stat = default;
        if (info.Attributes == (FileAttributes)(-1))
            return Errno.NoEntry;

        uint mode = info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? 0xA000u
            : info.Attributes.HasFlag(FileAttributes.Directory) ? 0x4000u : 0x8000u;
        stat = new EntryStat(0, 0, 1, mode, 0, 0);
        return 0;
    }

    private static EntryStat From(in LinuxStatX s) =>
        new(((ulong)s.DeviceMajor << 32) | s.DeviceMinor, s.Inode, s.LinkCount, s.Mode, s.UserId, s.GroupId);

    private static EntryStat From(in MacStat s) => new((uint)s.Device, s.Inode, s.LinkCount, s.Mode, s.UserId, s.GroupId);
}
