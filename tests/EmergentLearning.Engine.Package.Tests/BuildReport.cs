using Microsoft.Build.Logging.StructuredLogger;
using LoggedTask = Microsoft.Build.Logging.StructuredLogger.Task;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>A build as its binary log tells it.</summary>
internal sealed class BuildReport
{
    private readonly Build _build;

    public BuildReport(Outcome outcome, string log)
    {
        Outcome = outcome;
        Assert.True(File.Exists(log), $"no binary log\n{outcome.Output}\n{outcome.Errors}");
        _build = BinaryLog.ReadBuild(log);
    }

    public Outcome Outcome { get; }

    /// <summary>How often <c>elf</c> was started.</summary>
    public int SyncTasks => _build.FindChildrenRecursive<LoggedTask>(task => task.Name == "ElfSyncTask").Count;

    /// <summary>Whether MSBuild found the sync up to date and said so.</summary>
    public bool SyncWasUpToDate => _build
        .FindChildrenRecursive<Message>(message => message.Text.StartsWith("Skipping target \"ElfSync\" because all output files", StringComparison.Ordinal))
        .Count == 1;

    /// <summary>The targets of our packages that had something to do, each as often as it had; sorted.</summary>
    public IReadOnlyList<string> TargetsThatRan =>
    [
        .. _build.FindChildrenRecursive<Target>(target => IsOurs(target.SourceFilePath) && target.Children.OfType<LoggedTask>().Any())
            .Select(target => target.Name).Order(StringComparer.Ordinal),
    ];

    /// <summary>How often an assembly was looked at.</summary>
    public int VerifyTasks => _build.FindChildrenRecursive<LoggedTask>(task => task.Name == "ElfVerifyTask").Count;

    /// <summary>The names of the assemblies that the compiler was given as analyzers and generators; sorted.</summary>
    public IReadOnlyList<string> Analyzers =>
    [
        .. _build.FindChildrenRecursive<LoggedTask>(task => task.Name == "Csc")
            .SelectMany(task => task.FindChildrenRecursive<Parameter>(parameter => parameter.Name == "Analyzers"))
            .SelectMany(parameter => parameter.Children.OfType<Item>()).Select(item => Path.GetFileName(item.Text)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Every error with its place.</summary>
    public IReadOnlyList<(string Code, string File, int Line, int Column, string Text)> Errors =>
        [.. _build.FindChildrenRecursive<Error>().Select(error => (error.Code, error.File, error.LineNumber, error.ColumnNumber, error.Text)).Distinct()];

    /// <summary>Every warning, as often as it was reported: its code, the name of its file, its line; sorted.</summary>
    public IReadOnlyList<string> WarningPlaces =>
    [
        .. _build.FindChildrenRecursive<Warning>()
            .Select(warning => $"{warning.Code} {Path.GetFileName(warning.File)}:{warning.LineNumber}").Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> WarningCodes => [.. _build.FindChildrenRecursive<Warning>().Select(warning => warning.Code).Distinct()];

    /// <summary>Every warning with that code, each once.</summary>
    public IReadOnlyList<string> Warnings(string code) =>
        [.. _build.FindChildrenRecursive<Warning>(warning => warning.Code == code).Select(warning => warning.Text).Distinct()];

    public IReadOnlyList<string> ErrorCodes => [.. _build.FindChildrenRecursive<Error>().Select(error => error.Code).Distinct()];

    private static bool IsOurs(string? file) => file?.Contains("emergentlearning.", StringComparison.OrdinalIgnoreCase) == true;

    public BuildReport MustSucceed()
    {
        Outcome.MustSucceed();
        return this;
    }

    public BuildReport MustFailWith(string code)
    {
        Assert.NotEqual(0, Outcome.ExitCode);
        Assert.Equal(code, Assert.Single(ErrorCodes));
        return this;
    }
}
