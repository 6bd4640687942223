using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.CrashTests.Recipes;

/// <summary>The system calls of one write that concern its folder, as short steps.</summary>
internal sealed partial class RecipeTrace
{
    private readonly string _folder;

    /// <param name="folder">The folder.</param>
    /// <param name="outcome">What the laboratory printed.</param>
    /// <param name="calls">The calls, as strace writes them.</param>
    public RecipeTrace(string folder, string outcome, IEnumerable<string> calls)
    {
        _folder = folder;
        Outcome = outcome;
        Steps = [.. calls.Where(call => call.Contains(folder, StringComparison.Ordinal)).Select(ToStep).OfType<string>()];
    }

    /// <summary>"ok", or the exception.</summary>
    public string Outcome { get; }

    /// <summary>
    /// The steps in order: the call and the names below the folder, "temp" for a temporary file, "." for the folder itself; "!" and the error
    /// in front of one that failed. Looking and reading are left out, and so are lock files and the taking off of an access list.
    /// </summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The place of the first step of this form at or behind a place.</summary>
    public int Find(string pattern, int from = 0)
    {
        for (int i = from; i < Steps.Count; i++)
        {
            if (Regex.IsMatch(Steps[i], $"^(?:{pattern})$"))
                return i;
        }

        Assert.Fail($"No step '{pattern}' at or behind step {from} of:\n{string.Join('\n', Steps)}");
        return -1;
    }

    public int Count(string pattern) => Steps.Count(step => Regex.IsMatch(step, $"^(?:{pattern})$"));

    private string? ToStep(string call)
    {
        Match parts = Call().Match(call);
        if (!parts.Success)
            return null;

        string name = parts.Groups["name"].Value;
        string failed = parts.Groups["error"].Success ? $"!{parts.Groups["error"].Value} " : "";
        string[] paths = [.. PathsOf(call, name.EndsWith("at", StringComparison.Ordinal) || name.EndsWith("at2", StringComparison.Ordinal))];
        if (paths.Length == 0 || paths.Any(IsLock))
            return null;
        return name switch
        {
            "stat" or "lstat" or "newfstatat" or "statx" or "fremovexattr" => null,
            "open" or "openat" => Opening(call) is { } how ? $"{failed}{how} {paths[0]}" : null,
            // An error of closing, as after a failed sync, changes nothing: the descriptor is gone.
            "close" => $"close {paths[0]}",
            _ => failed + name + " " + string.Join(" -> ", paths.Distinct()),
        };
    }

    private static string? Opening(string call)
    {
        if (call.Contains("O_TRUNC", StringComparison.Ordinal))
            return "truncate";
        if (call.Contains("O_CREAT", StringComparison.Ordinal))
        {
            // Its owner's alone: nobody opens it before it has the mode of the file that it replaces.
            string whose = call.Contains(", 0600)", StringComparison.Ordinal) ? "create-private" : "create";
            return call.Contains("O_EXCL", StringComparison.Ordinal) ? whose : "create-or-open";
        }

        if (call.Contains("O_DIRECTORY", StringComparison.Ordinal))
            return "open";
        return call.Contains("O_RDONLY", StringComparison.Ordinal) ? null : "open-for-writing";
    }

    /// <summary>
    /// Absolute names as they stand; those beside a directory's descriptor belong to it; else the file behind the first descriptor.
    /// </summary>
    private IEnumerable<string> PathsOf(string call, bool hasNamesBeside)
    {
        string[] at = !hasNamesBeside ? [] : [.. AtName().Matches(call).Select(m => Path.Join(m.Groups["folder"].Value, m.Groups["name"].Value))];
        string[] absolute = DescriptorFirst().IsMatch(call) && !hasNamesBeside ? [] : [.. AbsoluteName().Matches(call).Select(m => m.Groups["name"].Value)];
        string[] behind = [.. Descriptor().Matches(call).Take(1).Select(m => m.Groups["name"].Value)];
        string[] found = at.Length > 0 ? at : absolute.Length > 0 ? absolute : behind;
        return found.Where(path => path == _folder || path.StartsWith(_folder + "/", StringComparison.Ordinal)).Select(Short);
    }

    private string Short(string path)
    {
        string relative = Path.GetRelativePath(_folder, path);
        return Temporary().Replace(relative, "temp");
    }

    private static bool IsLock(string path) => path.EndsWith(".lock", StringComparison.Ordinal) && !path.Contains(".git/", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<name>\w+)\(.*\)\s+=\s+(?:-1 (?<error>E\w+)|\S+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\d+<(?<folder>[^>]*)>, ""(?<name>[^""/][^""]*)""")]
    private static partial Regex AtName();

    [GeneratedRegex(@"(?:\(|, )""(?<name>/[^""]*)""")]
    private static partial Regex AbsoluteName();

    [GeneratedRegex(@"^\w+\(\d+<")]
    private static partial Regex DescriptorFirst();

    [GeneratedRegex(@"\d+<(?<name>/[^>]*)>")]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"\.[^/]*\.[0-9a-f]{32}\.eltmp")]
    private static partial Regex Temporary();
}
