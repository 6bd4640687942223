using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// Remembers why a project did not build: <c>elf build failed</c>. A project that failed only because one that it needs failed has no
/// errors of its own, and nothing is started for it.
/// </summary>
public sealed class ElfBuildFailedTask : ElfRunTask
{
    // Far longer than a log is ever behind, and short beside a build.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private IReadOnlyList<BuildErrorEventArgs> _errors = [];

    /// <summary>The log that the compiler wrote because errors could not be listened to. Default: none.</summary>
    public string CompilerLog { get; set; } = "";

    private protected override string Verb => "failed";

    private protected override bool IsNeeded
    {
        get
        {
            _errors = ErrorListener.Find(BuildEngine)?.Take(BuildEngine, Patience) ?? [];
            return _errors.Count > 0 || File.Exists(CompilerLog);
        }
    }

    private protected override string Input => Run
        .Add("errors", _errors.Select(error => new JsonText()
            .Add("code", error.Code)
            .Add("file", error.File)
            .Add("line", error.LineNumber)
            .Add("column", error.ColumnNumber)
            .Add("message", error.Message)))
        .Add("compilerLog", _errors.Count == 0 ? CompilerLog : "")
        .ToString();

    private protected override void OnSucceeded() => WriteMarker([BuildMarker.Broken, Commit ?? ""]);
}
