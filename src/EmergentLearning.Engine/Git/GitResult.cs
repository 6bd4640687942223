using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>How a run of git ended.</summary>
internal sealed record GitResult(string Verb, int ExitCode, byte[] Output, byte[] Errors, int ProcessId)
{
    private const string LockBegins = "Unable to create '";
    private const string LockEnds = "': File exists";
    // Of a configuration git names the file itself, from where it was started.
    private const string ConfigurationBegins = "could not lock config file ";
    private const string ConfigurationEnds = ": File exists";

    /// <summary>Whether it succeeded.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Its output as text, without the final line break.</summary>
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n', '\r');

    /// <summary>What it complained about, on one line.</summary>
    public string Complaint => string.Join(' ', Encoding.UTF8.GetString(Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Trim();

    /// <summary>The lock file of somebody else that was in the way, or null.</summary>
    public string? ForeignLock
    {
        get
        {
            if (Succeeded)
                return null;

            string complaint = Complaint;
            return Between(complaint, LockBegins, LockEnds)
                ?? (Between(complaint, ConfigurationBegins, ConfigurationEnds) is { } configuration ? configuration + ".lock" : null);
        }
    }

    /// <summary>What git says of a lock that somebody holds.</summary>
    public static string LockComplaint(string lockPath) => LockBegins + lockPath + LockEnds;

    /// <summary>The entries of an output separated by NUL.</summary>
    public IEnumerable<string> Entries() => Encoding.UTF8.GetString(Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>This result, if git ended with success.</summary>
    /// <exception cref="StoreException">It did not.</exception>
    public GitResult OrThrow(string root) => Succeeded ? this : throw Failure(root);

    /// <summary>The error for a failure.</summary>
    public StoreException Failure(string root) => new(
        StoreFault.Git,
        $"'git {Verb}' failed in '{root}' with exit code {ExitCode}: {Complaint} Put that right in the repository, then try again.");

    private static string? Between(string text, string begin, string end)
    {
        int from = text.IndexOf(begin, StringComparison.Ordinal);
        int to = text.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from ? text[(from + begin.Length)..to] : null;
    }
}
