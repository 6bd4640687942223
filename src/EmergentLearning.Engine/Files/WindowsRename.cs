using System.Buffers.Binary;
using System.Text;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// Renames on Windows: the POSIX form first, which replaces a file that somebody reads, then the classic one without leave to copy.
/// Written to the recipe; not run by the tests here.
/// </summary>
internal static class WindowsRename
{
    private const uint ReplaceIfExists = 1;
    private const uint PosixSemantics = 2;
    private const int AccessDenied = 5;
    private const int InvalidFunction = 1;
    private const int SharingViolation = 32;
    private const int NotSupported = 50;
    private const int FileExists = 80;
    private const int InvalidParameter = 87;
    private const int AlreadyExists = 183;

    // Virus scanners and indexers hold a new file open for a moment.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns 0, or the error number.</summary>
    public static int Replace(string from, string to) => Retry(() =>
    {
        int error = RenamePosix(from, to, ReplaceIfExists | PosixSemantics);
        return error is InvalidFunction or NotSupported or InvalidParameter
            ? Move(from, to, WindowsCalls.ReplaceExisting | WindowsCalls.WriteThrough)
            : error;
    });

    /// <summary>Returns 0, <see cref="Errno.Exists"/>, or the error number.</summary>
    public static int New(string from, string to)
    {
        int error = Retry(() => Move(from, to, WindowsCalls.WriteThrough));
        return error is FileExists or AlreadyExists ? Errno.Exists : error;
    }

    private static int Retry(Func<int> attempt)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            int error = attempt();
            if (error is not (SharingViolation or AccessDenied) || TimeProvider.System.GetElapsedTime(started) > Patience)
                return error;
            Thread.Sleep(Pause);
        }
    }

    private static int Move(string from, string to, uint flags) => WindowsCalls.MoveFile(from, to, flags) ? 0 : Errno.Last;

    /// <summary>struct FILE_RENAME_INFO { DWORD Flags; HANDLE RootDirectory; DWORD FileNameLength; WCHAR FileName[]; } on 64 bits.</summary>
    private static unsafe int RenamePosix(string from, string to, uint flags)
    {
        using SafeFileHandle file = WindowsCalls.Open(from, WindowsCalls.DeleteAccess, WindowsCalls.ShareAll, 0, WindowsCalls.OpenExisting, 0, 0);
        if (file.IsInvalid)
            return Errno.Last;

        const int NameOffset = 20;
        byte[] information = new byte[NameOffset + ((to.Length + 1) * sizeof(char))];
        BinaryPrimitives.WriteUInt32LittleEndian(information, flags);
        BinaryPrimitives.WriteInt32LittleEndian(information.AsSpan(16), to.Length * sizeof(char));
        Encoding.Unicode.GetBytes(to, information.AsSpan(NameOffset));
        fixed (byte* start = information)
            return WindowsCalls.SetInformation(file, WindowsCalls.RenameInformationEx, start, (uint)information.Length) ? 0 : Errno.Last;
    }
}
