using System.Diagnostics;
using System.Reflection;

namespace EmergentLearning.Engine.CrashLab.Recording;

/// <summary>The preloaded recorder: builds it from its source, and runs this program below it.</summary>
/// <param name="library">The built library.</param>
internal sealed class Recorder(string library)
{
    /// <summary>How a recorded process finds the library, to write marks through it.</summary>
    public const string LibraryVariable = "CRASHLAB_RECORDER";

    /// <summary>Builds the recorder; null, with the reason, where that is impossible.</summary>
    public static Recorder? TryBuild(string folder, out string reason)
    {
        reason = "";
        if (!OperatingSystem.IsLinux())
            reason = "the recorder needs Linux";
        else if (Find("gcc") is null)
            reason = "the recorder is built with gcc, which is not installed";
        if (reason.Length > 0)
            return null;

        string source = Path.Combine(folder, "recorder.c");
        string library = Path.Combine(folder, "recorder.so");
        using (Stream code = Assembly.GetExecutingAssembly().GetManifestResourceStream("recorder.c")!)
        using (FileStream file = File.Create(source))
            code.CopyTo(file);
        using Process gcc = Process.Start(new ProcessStartInfo(
            "gcc", ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl", "-lpthread"])
        {
            RedirectStandardError = true,
        })!;
        string complaint = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        return gcc.ExitCode == 0 ? new Recorder(library) : throw new InvalidOperationException($"gcc refuses the recorder: {complaint}");
    }

    /// <summary>Runs a verb of this program while everything that it does to a folder is recorded.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="journal">The file that the recording goes to; outside of the folder.</param>
    /// <param name="arguments">The verb and what it takes.</param>
    /// <exception cref="InvalidOperationException">It failed; the message has its own words.</exception>
    public async Task<Journal> RunAsync(string folder, string journal, params string[] arguments)
    {
        using Process process = Process.Start(Start(folder, journal, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string complaint = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"crashlab {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output.ConfigureAwait(false)}{complaint}");
        }

        return Journal.Read(journal);
    }

    private ProcessStartInfo Start(string folder, string journal, string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given ? given : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", Path.Combine(AppContext.BaseDirectory, "EmergentLearning.Engine.CrashLab.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LD_PRELOAD"] = library;
        start.Environment["CRASHLAB_ROOT"] = folder;
        start.Environment["CRASHLAB_JOURNAL"] = journal;
        start.Environment[LibraryVariable] = library;
        // Whoever runs this has a name and habits of their own; a recording must not depend on them.
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        return start;
    }

    private static string? Find(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, command))
        .FirstOrDefault(File.Exists);
}
