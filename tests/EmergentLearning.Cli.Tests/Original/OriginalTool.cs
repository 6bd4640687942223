using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Original;

/// <summary>
/// A copy of the original that somebody has: <c>ELF_ORIGINAL</c> names the folder of its newest version, with <c>scripts</c> and <c>query</c>. It
/// is not in this repository. Needs bash, python3 and sqlite3.
/// </summary>
internal sealed class OriginalTool(string home)
{
    public const string Missing = "ELF_ORIGINAL does not name a folder with the original's scripts and query.";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("ELF_ORIGINAL");

    public static bool IsThere => Folder is not null && File.Exists(Path.Combine(Folder, "query", "query.py"));

    /// <summary>Asks its <c>query.py</c>.</summary>
    public ElfRun Query(string store, params string[] question) =>
        Run("python3", [Path.Combine(Folder!, "query", "query.py"), "--base-path", store, .. question]);

    /// <summary>Runs a script of it. Scripts work on the folder that they lie in, so they are copied there first.</summary>
    public ElfRun Script(string store, string name, params string[] arguments)
    {
        string scripts = Path.Combine(store, "scripts");
        if (!Directory.Exists(scripts))
            Copy(Path.Combine(Folder!, "scripts"), scripts);
        return Run("bash", [Path.Combine(scripts, name), .. arguments]);
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (string below in Directory.EnumerateDirectories(source))
            Copy(below, Path.Combine(target, Path.GetFileName(below)));
    }

    private ElfRun Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // Its first run installs hooks below the home folder.
        start.Environment["HOME"] = home;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ElfRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
