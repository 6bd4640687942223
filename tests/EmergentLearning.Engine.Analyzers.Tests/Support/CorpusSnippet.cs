using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>One piece of code of the conformance corpus.</summary>
/// <param name="Rule">The rule whose file it stands in.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Code">Members of a class, or a whole file where it says so.</param>
internal sealed record CorpusSnippet(string Rule, string Title, string Code)
{
    private const int LengthOfId = 7;

    /// <summary>Where the corpus lies.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Conformance");

    /// <summary>What is compiled.</summary>
    public string Source => IsFile ? Snippet.File(Code) : Snippet.Members(Code);

    /// <summary>Whether it is a program or a library.</summary>
    public OutputKind Kind => Code.StartsWith("// file, program", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    private bool IsFile => Code.StartsWith("// file", StringComparison.Ordinal);

    /// <summary>All snippets of a kind, "bad" or "good", of the rules that are asked for.</summary>
    public static IEnumerable<CorpusSnippet> Load(string kind, Func<string, bool> isWanted) =>
        Directory.EnumerateFiles(Folder, $"*.{kind}.txt").Order(StringComparer.Ordinal).Where(file => isWanted(RuleOf(file))).SelectMany(Read);

    private static string RuleOf(string file) => Path.GetFileName(file)[..LengthOfId];

    private static IEnumerable<CorpusSnippet> Read(string file)
    {
        foreach (string part in File.ReadAllText(file).Split("### ", StringSplitOptions.RemoveEmptyEntries))
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return new(RuleOf(file), part[..end].Trim(), part[(end + 1)..].Trim());
        }
    }
}
