using EmergentLearning.Cli.Tests.Asking;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Defects;

/// <summary>What was wrong with the questions of the original, by its number in the list of defects.</summary>
public sealed class ReadingDefects : IClassFixture<ReadingDefects.FilledStore>
{
    private readonly TemporaryFolder _folder;

    public ReadingDefects(FilledStore store) => _folder = store.Folder;

    /// <summary>There, each question ran 41 CREATE statements and ANALYZE, and added ten rows for a context.</summary>
    [SkippableTheory]
    [InlineData("query", "--context", "--domain", "http", "--task", "retry storm", "--explain")]
    [InlineData("query", "--search", "storm")]
    [InlineData("query", "--search", "stor")]
    [InlineData("query", "--similar-to", "retry storm")]
    [InlineData("query", "--fingerprint", "23200c4e1bc3ac7e")]
    [InlineData("query", "--tags", "a_b", "--since", "7d")]
    [InlineData("query", "--severity", "3+")]
    [InlineData("stats")]
    [InlineData("heuristic", "audit")]
    public void D15_No_question_writes_into_the_store(params string[] question)
    {
        Skip.IfNot(Tracer.IsInstalled, "strace is not installed.");
        string before = FolderSnapshot.OfEverything(_folder.Store);

        IReadOnlyList<string> calls = Tracer.Trace(_folder.Store, _folder.At("trace.txt"), [.. question, "--base-path", _folder.Store]);

        Assert.Contains(calls, call => call.Contains("index.db\"", StringComparison.Ordinal));
        Assert.All(calls, call => Assert.True(WritesNothingTests.IsRead(call), call));
        Assert.Equal(before, FolderSnapshot.OfEverything(_folder.Store));
    }

    /// <summary>There, a budget of 1,000 tokens gave 481,491 characters.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void D16_A_context_never_has_more_than_four_characters_a_token(int tokens)
    {
        ElfRun run = _folder.Elf("query", "--context", "--domain", "http", "--tags", "a_b", "--max-tokens", $"{tokens}", "--explain");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Output.Length <= 4 * tokens, $"{run.Output.Length}");
        Assert.Contains($" of {tokens} tokens", run.Error, StringComparison.Ordinal);
        Assert.Equal(tokens >= 40, run.Output.Contains("## Golden Rules\n", StringComparison.Ordinal));
    }

    /// <summary>There, a tag with <c>_</c> was never found, and <c>oth</c> found <c>other</c>.</summary>
    [Theory]
    [InlineData("a_b", 1)]
    [InlineData("A_B", 1)]
    [InlineData("axb", 0)]
    [InlineData("oth", 0)]
    [InlineData("other", 1)]
    [InlineData("oth,a_b,other", 2)]
    public void D17_A_tag_is_found_as_a_whole_and_an_underscore_is_one(string tags, int found) =>
        Assert.Equal(found, _folder.Elf("query", "--tags", tags, "--format", "json").Succeeded().Json.GetArrayLength());

    public sealed class FilledStore : IDisposable
    {
        public FilledStore()
        {
            Record("Retry storm", "--tags", "a_b", "--summary", new string('x', 5000));
            Record("Locked", "--tags", "x, other");
            Folder.Elf("record", "heuristic", "--domain", "http", "--rule", "Retry with jitter").Succeeded();
            File.WriteAllText(Folder.At("store", "memory", "golden-rules.md"), "# Golden Rules\n\n## 1. First\n> Look before you act.\n");
        }

        public TemporaryFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();

        private void Record(string title, params string[] more) =>
            Folder.Elf(["record", "failure", "--title", title, "--domain", "http", .. more]).Succeeded();
    }
}
