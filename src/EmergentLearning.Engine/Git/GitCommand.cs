using System.ComponentModel;
using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Git;

/// <summary>Runs the <c>git</c> command in one folder, without a shell, with a clean environment. Thread-safe.</summary>
internal sealed class GitCommand(string executable, string root)
{
    /// <summary>
    /// Durable objects and references, and none of the user's hooks: a projection must neither be refused nor slowed by them.
    /// </summary>
    private static readonly string[] Always =
        ["-c", "core.fsync=all", "-c", "core.fsyncMethod=fsync", "-c", "core.hooksPath=/dev/null"];

    // Most answers are a line. The default is a large object, which a process that lives for milliseconds has the kernel clear for nothing.
    private const int PipeBytes = 16 * 1024;

    /// <summary>Put before a command whose paths are names and not patterns. Not every command takes it.</summary>
    public const string LiteralPaths = "--literal-pathspecs";

    /// <summary>The folder it runs in.</summary>
    public string Root => root;

    /// <summary>Finds the command in a search path without starting anything; null when it is not there.</summary>
    public static string? Find(string? searchPath)
    {
        string name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (string folder in (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathRooted(folder) && Path.Join(folder, name) is var git && IsExecutable(git))
                return git;
        }

        return null;
    }

    /// <summary>Runs it to its end; a failure is in the result.</summary>
    /// <param name="arguments">The command and what it takes.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="ct">Kills it.</param>
    /// <param name="indexFile">The index that it works with, when it is not the repository's.</param>
    /// <param name="objects">Where it writes objects and their temporary files, when it is not the repository.</param>
    public async Task<GitResult> RunAsync(
        IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken ct, string? indexFile = null, GitObjects? objects = null)
    {
        string verb = arguments.First(a => a[0] != '-');
        using GitTiming timing = GitTiming.Begin(root, verb);
        using Process process = Start(arguments, indexFile, objects);
        try
        {
            Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream, ct);
            Task<byte[]> errors = ReadAsync(process.StandardError.BaseStream, ct);
            await WriteAsync(process, input, ct).ConfigureAwait(false);
            byte[] written = await output.ConfigureAwait(false);
            byte[] complaint = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
            timing.Ended(process.ExitCode);
            return new GitResult(verb, process.ExitCode, written, complaint, process.Id);
        }
        catch
        {
            // Cancelled, or the pipes broke: nobody will read from it any more.
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs it with no input.</summary>
    public Task<GitResult> RunAsync(CancellationToken ct, params string[] arguments) =>
        RunAsync(arguments, ReadOnlyMemory<byte>.Empty, ct);

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() ||
            (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken ct)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, PipeBytes, ct).ConfigureAwait(false);
        return all.ToArray();
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, ct).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it had read everything; its exit code and its own words say why.
            return;
        }
    }

    private Process Start(IReadOnlyList<string> arguments, string? indexFile, GitObjects? objects)
    {
        var start = new ProcessStartInfo(executable)
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in Always.Concat(arguments))
            start.ArgumentList.Add(argument);
        GitEnvironment.Clean(start.Environment, root);
        if (indexFile is not null)
            start.Environment["GIT_INDEX_FILE"] = indexFile;
        objects?.AddTo(start.Environment);

        try
        {
            return Process.Start(start) ?? throw new Win32Exception();
        }
        catch (Win32Exception e)
        {
            throw new StoreException(
                StoreFault.Dependency,
                $"'{executable}' cannot be started in '{root}': {e.Message.TrimEnd('.')}. "
                + "Put that right (git installed, processes and open files allowed), then try again.",
                e);
        }
    }
}
