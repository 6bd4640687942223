using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Kinds.Learnings;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Import;

/// <summary>
/// Decides what each file of an imported folder becomes: a record, or bytes that are kept. Thread-safe: it holds no state.
/// </summary>
public static class FileClassifier
{
    /// <summary>Whether a file is no content: a database, git's and the engine's own folders, a lock.</summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Security"/>: the path leads out of the folder.</exception>
    public static bool IsIgnored(string relativePath) => ImportPath.IsIgnored(ImportPath.Normalize(relativePath));

    /// <summary>Whether a folder, by its name, holds no content: git's, the engine's own, the original's locks.</summary>
    public static bool IsIgnoredFolder(string name) => ImportPath.IsIgnoredFolder(name);

    /// <summary>Reads one file. Whatever the bytes are, the result is a record or a reason; a pure function of its arguments.</summary>
    /// <param name="relativePath">The path below the imported folder, with <c>/</c>.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <exception cref="StoreException"><see cref="StoreFault.Security"/>: the path leads out of the folder.</exception>
    public static ImportedFile Classify(string relativePath, ReadOnlyMemory<byte> content)
    {
        string path = ImportPath.Normalize(relativePath);
        string storePath = ImportPath.ToStorePath(path);
        ImportedFile file = Read(new ImportedFile { SourcePath = path, StorePath = storePath, Kind = ImportKind.Verbatim }, content);
        return file.Kind == ImportKind.Verbatim ? file : file with { Links = LinkFile.Read(storePath, content.Span) };
    }

    private static ImportedFile Read(ImportedFile file, ReadOnlyMemory<byte> content)
    {
        string storePath = file.StorePath;
        if (VerbatimReasons.Find(storePath, content.Span) is { } reason)
            return file with { VerbatimReason = reason };

        if (ExperimentPaths.IsLog(storePath))
            return file with { Kind = ImportKind.Experiment, Cycles = CycleMarkdown.Parse(content.Span) };
        if (RecordKinds.OfPath(storePath) is { } kind and not LearningKind)
            return Record(file, kind, content.Span);

        if (storePath == GoldenRuleMarkdown.FilePath && NamedRules(content.Span) is { Count: > 0 } rules)
            return file with { Kind = ImportKind.GoldenRule, GoldenRules = rules };

        string[] segments = storePath.Split('/');
        return (segments[0] == "memory" && segments.Length > 2 ? segments[1] : segments[0]) switch
        {
            "failures" => Failure(file, content.Span),
            "heuristics" => Heuristic(file, content.Span),
            "successes" => Learning(file, ImportKind.Success, content.Span),
            "investigations" or "observations" => Learning(file, ImportKind.Observation, content.Span),
            "experiments" => Learning(file, ImportKind.Experiment, content.Span),
            var folder => file with { VerbatimReason = VerbatimReasons.ForFolder(folder) },
        };
    }

    private static List<GoldenRule> NamedRules(ReadOnlySpan<byte> content) =>
        [.. GoldenRuleMarkdown.Parse(content).Where(static rule => rule.Uid is not null)];

    private static ImportedFile Record(ImportedFile file, TableKind kind, ReadOnlySpan<byte> content)
    {
        RecordDocument document = LayoutReader.Read(kind, content, NameOf(file.StorePath));
        return IsTemplate(document.Values[kind.Layout.Title])
            ? file with { VerbatimReason = VerbatimReasons.Template, Notes = document.Notes }
            : file with { Kind = kind.ImportKind, Record = document, Notes = document.Notes };
    }

    private static bool IsTemplate(string title) =>
        title.EndsWith("[Name]", StringComparison.Ordinal) || title.EndsWith("[Title]", StringComparison.Ordinal);

    private static ImportedFile Failure(ImportedFile file, ReadOnlySpan<byte> content)
    {
        (FailureDocument document, IReadOnlyList<string> notes) = FailureMarkdown.Parse(content);
        if (string.IsNullOrWhiteSpace(document.Title))
            document = document with { Title = NameOf(file.StorePath) };
        return file with { Kind = ImportKind.Failure, Failure = document, Notes = notes };
    }

    private static ImportedFile Heuristic(ImportedFile file, ReadOnlySpan<byte> content)
    {
        HeuristicParse parse = HeuristicMarkdown.Parse(content);
        if (parse.Sections.Count == 0)
            return file with { VerbatimReason = "No rule was found in it.", Notes = parse.Notes };
        return file with
        {
            Kind = ImportKind.Heuristic,
            Heuristics = parse.Sections,
            HeuristicDomain = string.IsNullOrWhiteSpace(parse.Domain) ? NameOf(file.StorePath) : parse.Domain,
            Notes = parse.Notes,
        };
    }

    private static ImportedFile Learning(ImportedFile file, ImportKind kind, ReadOnlySpan<byte> content)
    {
        (LearningDocument document, IReadOnlyList<string> notes) = LearningMarkdown.Parse(content);
        if (IsTemplate(document.Title))
            return file with { VerbatimReason = VerbatimReasons.Template, Notes = notes };
        if (string.IsNullOrWhiteSpace(document.Title))
            document = document with { Title = NameOf(file.StorePath) };
        return file with { Kind = kind, Learning = document, Notes = notes };
    }

    private static string NameOf(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
