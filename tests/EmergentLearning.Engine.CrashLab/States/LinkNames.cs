using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>Second names of files, and their inodes; .NET knows neither.</summary>
internal static class LinkNames
{
    public static void Link(string from, string to)
    {
        if (Libc.Link(from, to) != 0)
            throw new IOException($"{to} cannot be made a second name of {from}: {Errno.Text(Errno.Last)}");
    }

    public static ulong InodeOf(string path)
    {
        int error = EntryStat.Of(path, out EntryStat stat);
        return error == 0 ? stat.Inode : throw new IOException($"{path} cannot be looked at: {Errno.Text(error)}");
    }
}
