using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Import;

public sealed class CorpusTests
{
    [SkippableFact]
    public void Every_real_file_becomes_a_record_or_is_kept_with_a_reason()
    {
        ImportedFile[] files = [.. Corpus.Files().Select(file => FileClassifier.Classify(file.Path, file.Bytes))];
        Assert.Equal(
            [
                (ImportKind.Verbatim, 22), (ImportKind.Failure, 196), (ImportKind.Heuristic, 89), (ImportKind.Success, 40),
                (ImportKind.Observation, 2), (ImportKind.CeoReview, 9),
            ], files.CountBy(file => file.Kind).OrderBy(count => count.Key).Select(count => (count.Key, count.Value)));
        Assert.All(files, file => Assert.Equal(file.Kind == ImportKind.Verbatim, file.VerbatimReason is not null));
        Assert.DoesNotContain(files, file => FileClassifier.IsIgnored(file.SourcePath));
        Assert.Equal(files.Length, files.Select(file => file.StorePath).Distinct(StringComparer.Ordinal).Count());
    }

    [SkippableFact]
    public void Each_reason_stands_for_the_files_it_should()
    {
        var reasons = Corpus.Files().Select(file => FileClassifier.Classify(file.Path, file.Bytes).VerbatimReason).OfType<string>()
            .CountBy(reason => reason).ToDictionary();
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["Golden rules are not records yet."] = 8,
                ["The cycles of an experiment stand in its log."] = 4, ["It is a template."] = 3, ["It is not a Markdown file."] = 3,
                ["No kind of record is kept in this folder."] = 2, ["It lies neither in pending nor in approved nor in rejected."] = 2,
            }, reasons);
    }

    [SkippableFact]
    public void The_files_that_the_original_wrote_are_rendered_to_the_same_bytes()
    {
        var failures = Corpus.Files().Select(file => (file.Bytes, FileClassifier.Classify(file.Path, file.Bytes).Failure))
            .Where(file => file.Failure is not null);
        int same = failures.Count(file => FailureMarkdown.Render(file.Failure!).AsSpan().SequenceEqual(file.Bytes));
        Assert.True(same >= 119, $"Only {same} failures are rendered to the bytes they were read from.");
    }

    [SkippableFact]
    public void What_was_understood_of_a_real_failure_survives_being_written_and_read()
    {
        foreach ((string path, byte[] bytes) in Corpus.Files())
        {
            if (FileClassifier.Classify(path, bytes).Failure is { } failure)
                Assert.Equal(failure, FailureMarkdown.Parse(FailureMarkdown.Render(failure)).Document);
        }
    }

    [SkippableFact]
    public void Every_numbered_rule_of_the_real_files_is_found()
    {
        foreach ((string path, byte[] bytes) in Corpus.Files())
        {
            ImportedFile file = FileClassifier.Classify(path, bytes);
            string[] lines = System.Text.Encoding.UTF8.GetString(bytes).Split('\n');
            int headings = lines.Count(line => line.StartsWith("## H-", StringComparison.Ordinal));
            if (file.Kind == ImportKind.Heuristic && headings > 0)
                Assert.Equal(headings, file.Heuristics.Count);
        }
    }
}
