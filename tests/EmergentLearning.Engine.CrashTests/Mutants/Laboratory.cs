using System.Diagnostics;

namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>A copy of the crash laboratory whose engine can be exchanged. One user at a time.</summary>
internal sealed class Laboratory : IDisposable
{
    private const string Program = "EmergentLearning.Engine.CrashLab.dll";
    private const int Held = 0;
    private const int Broken = 1;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly string Host =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : Environment.ProcessPath!;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-mutant-").FullName;

    public Laboratory()
    {
        foreach (string path in Directory.EnumerateFiles(EngineSources.Laboratory))
            File.Copy(path, Path.Join(_folder, Path.GetFileName(path)));
        // Native libraries for every platform; nobody changes them.
        foreach (string path in Directory.EnumerateDirectories(EngineSources.Laboratory))
            Directory.CreateSymbolicLink(Path.Join(_folder, Path.GetFileName(path)), path);
    }

    /// <summary>Where the engine lies.</summary>
    public string Engine => Path.Join(_folder, "EmergentLearning.Engine.dll");

    /// <summary>Asks probes until one sees something.</summary>
    public Verdict Judge(string name, IEnumerable<string> probes)
    {
        foreach (string probe in probes)
        {
            (int exitCode, string output) = Run(probe);
            string said = output.Split('\n').FirstOrDefault(IsViolation) ?? "";
            if (exitCode == Broken && said.Length > 0)
                return new Verdict(name, probe, said, null);
            if (exitCode != Held)
                return new Verdict(name, null, "", $"'{probe}' could not run (exit code {exitCode}): {output.ReplaceLineEndings(" | ")}");
        }

        return new Verdict(name, null, "", null);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>"! what was seen", or "3 x what was seen".</summary>
    private static bool IsViolation(string line) =>
        line.StartsWith("! ", StringComparison.Ordinal) || (line.Length > 0 && char.IsAsciiDigit(line[0]) && line.Contains(" x ", StringComparison.Ordinal));

    private (int ExitCode, string Output) Run(string probe)
    {
        var start = new ProcessStartInfo(Host, ["exec", Path.Join(_folder, Program), .. probe.Split(' ')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // In which order an engine takes its locks that was broken on purpose says nothing of the engine.
        start.Environment.Remove("ELF_LOCK_EDGES");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            return (2, "it did not come to an end");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}
