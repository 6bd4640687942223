using System.Diagnostics;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>Runs <c>elf</c> and writes down what it asks the kernel for.</summary>
public static class Tracer
{
    private const string Program = "/usr/bin/strace";

    /// <summary>Every call that can change a file, a folder or a name, and those by which one gets hold of a file.</summary>
    private const string Calls =
        "open,openat,openat2,creat,mmap,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,truncate,ftruncate,fallocate,"
        + "unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,chmod,fchmod,fchmodat,"
        + "chown,fchown,lchown,fchownat,utime,utimes,futimesat,utimensat,setxattr,lsetxattr,fsetxattr,fsync,fdatasync,msync";

    public static bool IsInstalled => OperatingSystem.IsLinux() && File.Exists(Program);

    /// <summary>The calls that name something in a folder, by path or by an open file.</summary>
    public static IReadOnlyList<string> Trace(string folder, string log, params string[] arguments) =>
        TraceCalls(Calls, folder, log, arguments);

    /// <summary>As above, for some calls alone.</summary>
    public static IReadOnlyList<string> TraceCalls(string names, string folder, string log, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Program, ["-f", "-y", "-s", "4096", "-e", "signal=none", "-e", $"trace={names}", "-o", log, .. Elf.CommandLine(arguments)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return [.. File.ReadLines(log).Where(line => line.Contains(folder + "/", StringComparison.Ordinal))];
    }
}
