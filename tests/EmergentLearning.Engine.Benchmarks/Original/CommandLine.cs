using System.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>A program and its arguments, run as a person's would be whose home is another folder: nothing of this machine's own takes part.</summary>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Home">What it takes for the home folder.</param>
internal sealed record CommandLine(string Program, IReadOnlyList<string> Arguments, string Home)
{
    /// <summary>What stands on its standard input.</summary>
    public string Input { get; init; } = "";

    public Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOME"] = Home,
                ["PYTHONDONTWRITEBYTECODE"] = "1",
                ["GIT_AUTHOR_NAME"] = "Bench", ["GIT_AUTHOR_EMAIL"] = "bench@localhost",
                ["GIT_COMMITTER_NAME"] = "Bench", ["GIT_COMMITTER_EMAIL"] = "bench@localhost",
            },
        };
        Process process = Process.Start(start)!;
        process.StandardInput.Write(Input);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs it to its end. It belongs to what is set up, so it has to succeed.</summary>
    public async Task MustAsync()
    {
        using Process process = Start();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Program} {string.Join(' ', Arguments)} ended with {process.ExitCode}: {output}{await error}");
    }
}
