using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Files;

/// <summary>Turns an error of the operating system into words that say what to do.</summary>
internal static class FileFault
{
    /// <summary>For an error number.</summary>
    public static FileStoreException From(string action, string path, int errno) =>
        new($"{action} '{path}' failed: {Errno.Text(errno)}. {Advice(errno)}", errno);

    /// <summary>For an exception of <c>System.IO</c>.</summary>
    public static FileStoreException From(string action, string path, Exception error) =>
        new($"{action} '{path}' failed: {error.Message} {Advice(NumberOf(error))}", NumberOf(error), error);

    /// <summary>Whether an exception is one that the file system gives.</summary>
    public static bool IsFileSystem(Exception error) => error is IOException or UnauthorizedAccessException;

    private static int NumberOf(Exception error) => error is UnauthorizedAccessException ? Errno.Access : error.HResult;

    private static string Advice(int errno) => errno switch
    {
        Errno.NoSpace => "Free space on that disk, then try again; what was there before is unchanged.",
        Errno.ReadOnlyFileSystem => "The file system is mounted read-only: mount it writable, then try again.",
        Errno.Access or Errno.Perm => "Make the folder and the file writable for this user, then try again.",
        Errno.CrossDevice => "Source and target lie on different file systems, and a copy would not be atomic: use one file system.",
        Errno.Io => "The disk reported an error: check it before writing on; what was there before is unchanged.",
        _ when errno == Errno.Quota => "The disk quota is used up: free space, then try again; what was there before is unchanged.",
        _ => "Put that right, then try again.",
    };
}
