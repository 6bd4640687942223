using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>
/// Reads a git folder as a power loss leaves it, without git: the branch must lead to a complete graph of sound objects. Starting
/// <c>git fsck</c> for each state would take hours; it is started for a sample. Thread-safe.
/// </summary>
internal sealed class GitReader
{
    private static readonly string[] NothingBelow = [];

    // By object and content: what an object refers to, or null when the bytes are not that object.
    private readonly ConcurrentDictionary<(string Id, (ulong, ulong) Hash), string[]?> _objects = new();

    /// <summary>What HEAD leads to.</summary>
    public GitObservation Read(IReadOnlyList<StateFile> files)
    {
        Dictionary<string, StateFile> git = files
            .Where(file => file.Kind == DiskNodeKind.File && file.Path.StartsWith(".git/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path[".git/".Length..], StringComparer.Ordinal);
        if (git.Count == 0)
            return GitObservation.Nothing;
        if (Text(git, "HEAD") is not { } head || !head.StartsWith("ref: refs/heads/", StringComparison.Ordinal))
            return Faulty("I5 HEAD names no branch");
        if (git.Keys.Any(path => path.EndsWith(".pack", StringComparison.Ordinal)))
            throw new NotSupportedException("This reader knows loose objects only; keep workloads below git's fastimport.unpackLimit.");

        string reference = head["ref: ".Length..].TrimEnd('\n');
        if (Text(git, reference) is not { } tip)
            return GitObservation.Nothing;
        tip = tip.TrimEnd('\n');
        return tip.Length is 40 or 64 && tip.All(char.IsAsciiHexDigitLower) ? Walk(git, tip) : Faulty($"I5 {reference} has no commit's id in it");
    }

    private static GitObservation Faulty(string fault) => new(new HashSet<string>(), [fault]);

    private static string? Text(Dictionary<string, StateFile> git, string path) =>
        git.TryGetValue(path, out StateFile? file) ? Encoding.UTF8.GetString(file.Version.Compose()) : null;

    private GitObservation Walk(Dictionary<string, StateFile> git, string tip)
    {
        var commits = new HashSet<string>(StringComparer.Ordinal) { tip };
        var seen = new HashSet<string>(StringComparer.Ordinal) { tip };
        var left = new Stack<string>([tip]);
        while (left.TryPop(out string? id))
        {
            if (!git.TryGetValue($"objects/{id[..2]}/{id[2..]}", out StateFile? file))
                return Faulty($"I5 the branch leads to {id}, which is missing");
            if (_objects.GetOrAdd((id, file.Version.Hash), _ => Parse(id, file.Version.Compose())) is not { } references)
                return Faulty($"I5 the branch leads to {id}, which is damaged");
            foreach (string reference in references)
            {
                string below = reference.TrimStart('^');
                if (reference[0] == '^')
                    commits.Add(below);
                if (seen.Add(below))
                    left.Push(below);
            }
        }

        return new GitObservation(commits, []);
    }

    /// <summary>The objects it refers to; a parent is marked by <c>^</c>.</summary>
    private static string[]? Parse(string id, byte[] compressed)
    {
        byte[] bytes;
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            inflate.CopyTo(whole);
            bytes = whole.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }

#pragma warning disable CA5350 // Git's own choice.
        string hash = Convert.ToHexStringLower(id.Length == 40 ? SHA1.HashData(bytes) : SHA256.HashData(bytes));
#pragma warning restore CA5350
        if (hash != id)
            return null;

        int body = Array.IndexOf(bytes, (byte)0) + 1;
        return bytes[0] switch
        {
            (byte)'c' => [.. Encoding.UTF8.GetString(bytes, body, bytes.Length - body).Split('\n').TakeWhile(line => line.Length > 0).Select(ReferenceOf).OfType<string>()],
            (byte)'t' => TreeEntries(bytes.AsSpan(body), id.Length / 2),
            _ => NothingBelow,
        };
    }

    private static string? ReferenceOf(string line) => line.Split(' ') switch
    {
        ["tree", var tree] => tree,
        ["parent", var parent] => "^" + parent,
        _ => null,
    };

    private static string[] TreeEntries(ReadOnlySpan<byte> rest, int idBytes)
    {
        var ids = new List<string>();
        while (rest.Length > 0)
        {
            int end = rest.IndexOf((byte)0) + 1;
            ids.Add(Convert.ToHexStringLower(rest.Slice(end, idBytes)));
            rest = rest[(end + idBytes)..];
        }

        return [.. ids];
    }
}
