using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Builds;

/// <summary>A run of a build or of tests: which project, how, and from which sources. Immutable.</summary>
public sealed record BuildRun
{
    /// <summary>The project's name, without folder or extension: 1 to 100 characters.</summary>
    public required string Project { get; init; }

    /// <summary>Whether it is a build or a run of tests.</summary>
    public BuildKind Kind { get; init; }

    /// <summary>The project's folder; relative files of errors are meant from there. Default: unknown.</summary>
    public string ProjectFolder { get; init; } = "";

    /// <summary>The folder of the sources, such as that of the repository: files below it are stored relative to it. Default: unknown.</summary>
    public string SourceRoot { get; init; } = "";

    /// <summary>The home folder of who builds, which is stored as <c>~</c>. Default: unknown.</summary>
    public string HomeFolder { get; init; } = "";

    /// <summary>Configuration and target framework, as <c>Debug|net10.0</c>. A failure is mended by a build of the same.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>The framework of a project that has several: the same error in two of them is two failures. Default: it has one.</summary>
    public string Framework { get; init; } = "";

    /// <summary>The commit that the sources are at; <see langword="null"/> where there is none.</summary>
    public string? Commit { get; init; }

    /// <summary>How long it took. Default: unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// The domain of its failures: <c>build-</c> or <c>tests-</c> and the project's name as a slug, so that a heuristic's domain can equal it.
    /// </summary>
    public string Domain
    {
        get
        {
            string slug = DomainName.ToFileName(Project);
            return (Kind == BuildKind.Test ? "tests-" : "build-") + (slug.Length > 90 ? slug[..90] : slug);
        }
    }

    /// <summary>What takes out of its messages what must not be stored; a new one each time.</summary>
    internal Redaction Redaction => new(SourceRoot, HomeFolder);

    /// <summary>The same, when it can be stored.</summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/>: the project's name is empty or too long, or the configuration is.</exception>
    public BuildRun Validate()
    {
        RecordText.CheckRequired(Project ?? "", "project name", 100);
        RecordText.CheckOptional(Configuration, "configuration", 200);
        RecordText.CheckOptional(Framework, "framework", 100);
        RecordText.CheckOptional(Commit ?? "", "commit", 100);
        return this;
    }
}
