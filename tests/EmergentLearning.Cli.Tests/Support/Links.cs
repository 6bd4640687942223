using System.Diagnostics;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>Hard links, which .NET cannot make.</summary>
public static class Links
{
    public static void CreateHard(string existing, string path)
    {
        using Process process = Process.Start("ln", [existing, path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
