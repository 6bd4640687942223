using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Locking;

/// <summary>The note about the holder inside a lock file. It is for messages only: no decision ever rests on it.</summary>
internal static class LockHolder
{
    private const int LongestNote = 512;
    private const int LongestCommand = 80;

    private static readonly string Process = DescribeProcess();

    /// <summary>The note that this process leaves in a lock that it holds.</summary>
    /// <param name="since">When it took the lock, UTC.</param>
    /// <param name="step">How many times it has told of progress.</param>
    public static byte[] Describe(DateTime since, int step)
    {
        string taken = since.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(step == 0
            ? $"held by {Process} since {taken}\n"
            : string.Create(CultureInfo.InvariantCulture, $"held by {Process} since {taken}, at step {step}\n"));
    }

    /// <summary>The note in a lock file, as the middle of a sentence.</summary>
    public static string Read(ILockFile file)
    {
        Span<byte> note = stackalloc byte[LongestNote];
        return Parse(Encoding.UTF8.GetString(note[..file.ReadHolder(note)]));
    }

    /// <summary>As above, of bytes that were read already.</summary>
    public static string Parse(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        // A note that is being written, or of something that is no engine, says nothing.
        return end > 0 && text.StartsWith("held by ", StringComparison.Ordinal) ? Clean(text[..end]) : "held by a process that left no note";
    }

    private static string DescribeProcess()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        string started = self.StartTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"process {Environment.ProcessId} ({CommandName()}, started {started})";
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
