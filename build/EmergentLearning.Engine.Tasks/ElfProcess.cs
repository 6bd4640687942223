using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace EmergentLearning.Engine.Tasks;

/// <summary>Runs one program to its end, or kills it when the time is up or the build is cancelled.</summary>
internal static class ElfProcess
{
    private static readonly MethodInfo? KillTree = typeof(Process).GetMethod(nameof(Process.Kill), [typeof(bool)]);

    /// <summary>Starts it with a text on its standard input, which ends there, and waits.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ElfRun Run(StartLine line, TimeSpan timeout, CancellationToken cancellation, string input = "")
    {
        ConcurrentQueue<string> output = new();
        ConcurrentQueue<string> errors = new();
        using Process process = new() { StartInfo = Describe(line) };
        process.OutputDataReceived += (_, e) => Keep(output, e.Data);
        process.ErrorDataReceived += (_, e) => Keep(errors, e.Data);
        process.Start();
        // Asked for here, the stream is ours to close: else the process closes it at its own end, while it is being written to.
        Stream standardInput = process.StandardInput.BaseStream;
        // Not waited for: a program that reads nothing must not hold up the time limit.
        Task.Run(() => Feed(standardInput, input));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        // Registered after the start: a token that is cancelled already kills at once.
        using CancellationTokenRegistration registration = cancellation.Register(() => Kill(process));
        bool ended = process.WaitForExit((int)timeout.TotalMilliseconds);
        if (!ended)
            Kill(process);
        ElfRunEnd end = cancellation.IsCancellationRequested ? ElfRunEnd.Cancelled : ended ? ElfRunEnd.Exited : ElfRunEnd.TimedOut;

        // Only a process that ended by itself is waited for again (which drains its streams): a grandchild of a killed
        // one may keep them open for ever.
        if (end == ElfRunEnd.Exited)
            process.WaitForExit();
        return new(end, end == ElfRunEnd.Exited ? process.ExitCode : -1, [.. output], [.. errors]);
    }

    private static ProcessStartInfo Describe(StartLine line) => new(line.Program, ArgumentText.Join(line.Arguments))
    {
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    };

    /// <summary><see langword="false"/> when the program ended without reading all of it; its exit code says why.</summary>
    private static bool Feed(Stream standardInput, string input)
    {
        byte[] bytes = new UTF8Encoding(false).GetBytes(input);
        using (standardInput)
        {
            try
            {
                standardInput.Write(bytes, 0, bytes.Length);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            lines.Enqueue(line!);
    }

    /// <summary>Kills it; <see langword="false"/> when it had ended by itself between the decision and the kill.</summary>
    private static bool Kill(Process process)
    {
        try
        {
            // netstandard2.0 cannot name the overload that also kills the git that elf has started; every .NET since 3.0 has it.
            if (KillTree is null)
                process.Kill();
            else
                KillTree.Invoke(process, [true]);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is InvalidOperationException)
        {
            return false;
        }
    }
}
