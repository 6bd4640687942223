using System.Diagnostics;
using System.Text;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>
/// Runs <c>elf</c> as a process: the native program that <c>ELF_NATIVE</c> names, as users have it, or else the one that was built beside the tests.
/// </summary>
public static class Elf
{
    private static readonly string[] Program =
        Environment.GetEnvironmentVariable("ELF_NATIVE") is { Length: > 0 } native
            ? [native]
            : [Host, "exec", Path.Combine(AppContext.BaseDirectory, "elf.dll")];

    /// <summary>Whether it is native code, of which fifty start within a second.</summary>
    public static bool IsNative => Program.Length == 1;

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : Environment.ProcessPath!;

    /// <summary>The program and its arguments, for whoever starts it in a way of his own.</summary>
    public static string[] CommandLine(params string[] arguments) => [.. Program, .. arguments];

    public static ElfRun Run(params string[] arguments) => Run(static _ => { }, arguments);

    /// <summary>Runs with another environment, or in another folder.</summary>
    public static ElfRun Run(Action<ProcessStartInfo> prepare, params string[] arguments) => Run("", prepare, arguments);

    /// <summary>Runs with a text on standard input.</summary>
    public static ElfRun Run(string input, Action<ProcessStartInfo> prepare, params string[] arguments)
    {
        using Process process = Start(input, prepare, arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ElfRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static Process Start(Action<ProcessStartInfo> prepare, params string[] arguments) => Start("", prepare, arguments);

    private static Process Start(string input, Action<ProcessStartInfo> prepare, string[] arguments)
    {
        var start = new ProcessStartInfo(Program[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (string argument in CommandLine(arguments).Skip(1))
            start.ArgumentList.Add(argument);
        foreach (string name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        prepare(start);
        Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What the command reads: a developer's own settings must not decide a test.</summary>
    private static bool IsOurs(string name) =>
        name is "EMERGENT_LEARNING_HOME" or "ELF_DEBUG" or "NO_COLOR"
        || name.StartsWith("FAILURE_", StringComparison.Ordinal) || name.StartsWith("HEURISTIC_", StringComparison.Ordinal)
        || name.StartsWith("GIT_", StringComparison.Ordinal);
}
