using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Builds;

/// <summary>A failed build of a project, or a failed test of it, as it is to be remembered. Immutable.</summary>
public sealed record BuildFailureInput
{
    // More say nothing more; a broken reference brings thousands.
    private const int MaximumErrors = 50;
    private const int MaximumMessage = 2_000;
    private const int MaximumTitle = 160;
    private const int MaximumSummary = 40_000;

    /// <summary>The run that failed.</summary>
    public required BuildRun Run { get; init; }

    /// <summary>Its errors, at least one; those beyond the first 50 different ones do not count.</summary>
    public required IReadOnlyList<BuildError> Errors { get; init; }

    /// <summary>What tells it from others; see <see cref="BuildFingerprint"/>. Only of use after <see cref="Validate"/>.</summary>
    public string Fingerprint => BuildFingerprint.Compute(Run.Framework, Errors);

    /// <summary>The same, redacted and ready to be stored.</summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/>: there is no error, or a limit is not kept.</exception>
    public BuildFailureInput Validate()
    {
        if (Errors.Count == 0)
            throw RecordText.Refused("The build has no errors. Give at least one, or nothing is remembered.");

        BuildRun run = Run.Validate();
        Redaction redaction = run.Redaction;
        // Which of too many count must not depend on lines, or an edit above them would make another failure of it.
        IEnumerable<BuildError> counted = Errors
            .Select(error => Redact(error, run, redaction))
            .Distinct()
            .OrderBy(static error => error.File, StringComparer.Ordinal)
            .ThenBy(static error => error.Code, StringComparer.Ordinal)
            .ThenBy(static error => BuildFingerprint.Normalize(error.Message), StringComparer.Ordinal)
            .ThenBy(static error => error.Line)
            .ThenBy(static error => error.Column)
            .ThenBy(static error => error.Message, StringComparer.Ordinal)
            .Take(MaximumErrors);
        BuildError[] errors = [.. counted.OrderBy(static error => error.File, StringComparer.Ordinal).ThenBy(static error => error.Line)];
        return this with { Run = run, Errors = errors };
    }

    /// <summary>The failure as a record; only of use after <see cref="Validate"/>.</summary>
    internal FailureInput ToRecord()
    {
        BuildError first = Errors[0];
        string more = Errors.Count > 1 ? $" (and {Errors.Count - 1} more)" : "";
        string title = Run.Kind == BuildKind.Test
            ? $"{first.Code} fails: {FirstLine(first.Message)}"
            : $"{(first.Code.Length > 0 ? first.Code : "Error")}{(first.File.Length > 0 ? $" in {first.File}" : "")}: {FirstLine(first.Message)}";
        return new FailureInput
        {
            Title = StoredText.Cut(title, MaximumTitle - more.Length) + more,
            Domain = Run.Domain,
            Tags = Run.Kind == BuildKind.Test ? "test" : string.Join(',', Codes(5).Prepend("build")),
            Summary = StoredText.Cut(string.Join('\n', Errors), MaximumSummary),
        }.Validate();
    }

    /// <summary>The first different codes.</summary>
    internal IEnumerable<string> Codes(int count) => Run.Kind == BuildKind.Test
        ? []
        : Errors.Select(static error => error.Code)
            .Where(static code => code.Length is > 0 and <= 50 && code.All(char.IsAsciiLetterOrDigit))
            .Distinct(StringComparer.Ordinal)
            .Take(count);

    private static BuildError Redact(BuildError error, BuildRun run, Redaction redaction)
    {
        // What has no extension is a program's name ("CSC", "MSBUILD"), not a file of the project.
        bool isOfProject = run.ProjectFolder.Length > 0 && Path.HasExtension(error.File) && !Path.IsPathRooted(error.File);
        string file = isOfProject ? Path.Combine(run.ProjectFolder, error.File) : error.File;
        return error with
        {
            Code = redaction.Name(error.Code),
            File = StoredText.Cut(redaction.Path(file), 300),
            Message = StoredText.Cut(redaction.Apply(error.Message.ReplaceLineEndings("\n").Trim()), MaximumMessage),
        };
    }

    private static string FirstLine(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
