using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Locking;

/// <summary>The note about the holder inside a lock file. It is for messages only: no decision ever rests on it.</summary>
internal static class LockHolder
{
    private const int LongestNote = 512;
    private const int LongestCommand = 80;
    private const int BootLength = 8;
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private const string Begins = "held by ";

    private static readonly string Process = DescribeProcess();

    /// <summary>The note that this process leaves in a lock that it holds.</summary>
    /// <param name="since">When it took the lock, UTC.</param>
    /// <param name="step">How many times it has told of progress.</param>
    public static byte[] Describe(DateTime since, int step)
    {
        string taken = since.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(step == 0
            ? $"{Begins}{Process} since {taken}\n"
            : string.Create(CultureInfo.InvariantCulture, $"{Begins}{Process} since {taken}, at step {step}\n"));
    }

    /// <summary>What a message says of a holder.</summary>
    public static string Describe(string? holder) => Begins + (holder ?? "a process that left no note");

    /// <summary>Who holds the lock, in words, or <see langword="null"/> when nobody has left a note.</summary>
    public static string? Find(ILockFile file)
    {
        Span<byte> note = stackalloc byte[LongestNote];
        return Parse(Encoding.UTF8.GetString(note[..file.ReadHolder(note)]));
    }

    /// <summary>As above, of a note that was read already.</summary>
    public static string? Parse(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        // A note that is being written, or of something that is no engine, says nothing.
        return end > Begins.Length && text.StartsWith(Begins, StringComparison.Ordinal) ? Clean(text[Begins.Length..end]) : null;
    }

    private static string DescribeProcess()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        string started = self.StartTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // A process number means something together with its machine and that machine's start only: folders are shared and restored.
        return $"process {Environment.ProcessId} ({CommandName()}, started {started}, host {Clean(Environment.MachineName)}{Boot()})";
    }

    /// <summary>Which start of the machine this is, shortened; nothing where the system does not tell.</summary>
    private static string Boot()
    {
        try
        {
            return File.Exists(BootId) ? $", boot {File.ReadAllText(BootId)[..BootLength]}" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // Hidden from this process; the note does without.
            return "";
        }
    }

    /// <summary>The program and its verb; never more, since arguments are what people record.</summary>
    private static string CommandName()
    {
        string[] line = Environment.GetCommandLineArgs();
        string name = line.Length == 0 ? "unknown" : Path.GetFileNameWithoutExtension(line[0]);
        string verb = line.Length > 1 && line[1].All(char.IsAsciiLetter) ? " " + line[1] : "";
        string command = Clean(name + verb);
        return command.Length > LongestCommand ? command[..LongestCommand] : command;
    }

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
