using System.Diagnostics;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>How this program is started once more.</summary>
internal static class Self
{
    /// <summary>With its input and output redirected.</summary>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Started by `dotnet exec`, or as a program of its own.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(Self).Assembly.Location);
        }

        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
