using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>The C# files of a code base that its users run: no tests, samples or benchmarks, nothing that a build made.</summary>
internal sealed record SourceFolder(string Root, IReadOnlyList<(string Path, SourceText Text)> Files)
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "testing", "unittest", "unittests", "sample", "samples", "example", "examples", "benchmark", "benchmarks",
    };

    // A file of this name holds tests wherever it stands.
    private static readonly HashSet<string> Tests = new(StringComparer.Ordinal) { "Tests" };

    private static readonly HashSet<string> Made = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", ".git", "node_modules" };

    /// <summary>As <c>wc -l</c> counts them: the empty rest after the last line break is no line.</summary>
    public long Lines => Files.Sum(file => (long)file.Text.Lines.Count(line => line.EndIncludingLineBreak > line.Start));

    /// <summary>Reads the files in the order of their paths, so that two runs see one compilation.</summary>
    public static SourceFolder Read(string root)
    {
        root = Path.GetFullPath(root);
        IEnumerable<string> paths = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => path.Split('/')[..^1].All(IsProduct) && !Words(Path.GetFileNameWithoutExtension(path)).TakeLast(1).Any(Tests.Contains))
            .Order(StringComparer.Ordinal);
        return new(root, [.. paths.Select(path => (path, ReadText(Path.Combine(root, path))))]);
    }

    private static SourceText ReadText(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return SourceText.From(stream);
    }

    private static bool IsProduct(string folder) => !Made.Contains(folder) && !Words(folder).Any(LeftOut.Contains);

    /// <summary><c>Contoso.Core.UnitTests</c> is <c>Contoso</c>, <c>Core</c>, <c>Unit</c>, <c>Tests</c>.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (char letter in name)
        {
            bool begins = char.IsUpper(letter) && word.Length > 0 && !char.IsUpper(word[^1]);
            if ((begins || !char.IsLetter(letter)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetter(letter))
                word.Append(letter);
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
