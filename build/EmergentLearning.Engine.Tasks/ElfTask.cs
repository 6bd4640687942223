using System.ComponentModel;
using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks;

/// <summary>
/// Starts <c>elf</c> as a process of its own, so that no native library and no locked DLL ends up in a build node.
/// What can be expected to go wrong is a coded warning, and an error only when <see cref="Strict"/> is set.
/// One instance belongs to one build; only <see cref="Cancel"/> may be called from another thread.
/// </summary>
public abstract class ElfTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The <c>elf</c> to run: a native binary, or a framework-dependent <c>elf.dll</c>.</summary>
    [Required]
    public string ElfPath { get; set; } = "";

    /// <summary>The <c>dotnet</c> that runs an <c>elf.dll</c>. Default: the one on the PATH.</summary>
    public string DotNetHostPath { get; set; } = "";

    /// <summary>How long <c>elf</c> may take before it is killed, in seconds. Default: 300.</summary>
    public int TimeoutSeconds { get; set; } = 300;

    /// <summary>Whether a failure fails the build. Default: <see langword="false"/>, it is a warning.</summary>
    public bool Strict { get; set; }

    /// <summary>The exit code of <c>elf</c>; -1 when it did not run to its end.</summary>
    [Output]
    public int ExitCode { get; set; } = -1;

    /// <summary>Whether <c>elf</c> ran and reported success.</summary>
    [Output]
    public bool Succeeded { get; set; }

    /// <summary>The commands, one after the other; each is its arguments, one item each. Quoting is not their concern.</summary>
    private protected abstract IReadOnlyList<IReadOnlyList<string>> Commands { get; }

    /// <summary>Whether there is anything to run for. Asked before <c>elf</c> is looked for.</summary>
    private protected virtual bool IsNeeded => true;

    /// <summary>What the commands read from their standard input. Asked after <see cref="IsNeeded"/>.</summary>
    private protected virtual string Input => "";

    /// <summary>Runs <c>elf</c>. Returns <see langword="false"/> only after an error was logged.</summary>
    public sealed override bool Execute()
    {
        if (!IsNeeded)
            Succeeded = true;
        else if (File.Exists(ElfPath))
            RunAll();
        else
            Report(BuildCodes.CannotStart, $"elf was not found at '{ElfPath}'. Set EmergentLearningElfPath, or restore the package again.");

        return !Log.HasLoggedErrors;
    }

    /// <summary>Kills <c>elf</c>; what it had not acknowledged is finished by the next command on the store.</summary>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Logs a line that <c>elf</c> wrote to its standard output.</summary>
    private protected virtual void LogOutput(string line) => Log.LogMessage(MessageImportance.Low, "{0}", line);

    /// <summary>Logs a line that <c>elf</c> wrote to its standard error.</summary>
    private protected virtual void LogSaid(string line) => Warn(BuildCodes.Said, line);

    /// <summary>After every command has succeeded.</summary>
    private protected virtual void OnSucceeded()
    {
    }

    /// <summary>Logs a failure as a warning, or as an error when <see cref="Strict"/> is set.</summary>
    private protected void Report(string code, string message)
    {
        if (Strict)
            Log.LogError(null, code, null, null, 0, 0, 0, 0, "{0}", message);
        else
            Warn(code, message);
    }

    /// <summary>Logs a coded warning, whatever <see cref="Strict"/> is.</summary>
    private protected void Warn(string code, string message) => Log.LogWarning(null, code, null, null, 0, 0, 0, 0, "{0}", message);

    /// <summary>Stops at the first that fails: each needs what the one before it made.</summary>
    private void RunAll()
    {
        foreach (IReadOnlyList<string> command in Commands)
        {
            Run(command);
            if (!Succeeded)
                return;
        }

        OnSucceeded();
    }

    private void Run(IReadOnlyList<string> command)
    {
        // What an earlier command left must not speak for this one.
        Succeeded = false;
        ExitCode = -1;
        ElfRun run;
        try
        {
            run = ElfProcess.Run(StartLine(command), TimeSpan.FromSeconds(TimeoutSeconds), _cancellation.Token, Input);
        }
        catch (Win32Exception exception)
        {
            Report(BuildCodes.CannotStart, $"'{ElfPath}' could not be started: {exception.Message}. Set EmergentLearningElfPath.");
            return;
        }

        foreach (string line in run.Output)
            LogOutput(line);
        // What was found is told at its own place; that something was found need not be said again.
        if (!Log.HasLoggedErrors)
        {
            foreach (string line in run.Errors)
                LogSaid(line);
        }

        Conclude(run, command[0], isTold: Log.HasLoggedErrors);
    }

    private void Conclude(ElfRun run, string verb, bool isTold)
    {
        ExitCode = run.ExitCode;
        Succeeded = run.End == ElfRunEnd.Exited && run.ExitCode == 0;
        if (run.End == ElfRunEnd.TimedOut)
            Report(BuildCodes.TimedOut, $"elf {verb} took longer than {TimeoutSeconds} s and was killed. Raise EmergentLearningTimeoutSeconds.");
        else if (run.End == ElfRunEnd.Cancelled)
            Log.LogMessage(MessageImportance.Normal, "elf {0} was cancelled with the build.", verb);
        else if (!Succeeded && !isTold)
            Report(BuildCodes.Failed, $"elf {verb} ended with exit code {run.ExitCode}. Its own message says what to do.");
    }

    private StartLine StartLine(IReadOnlyList<string> command)
    {
        if (!ElfPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            return new(ElfPath, command);

        string host = DotNetHostPath.Length > 0 ? DotNetHostPath : "dotnet";
        return new(host, ["exec", ElfPath, .. command]);
    }
}
