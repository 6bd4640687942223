using EmergentLearning.Engine.CrashLab.Recording;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>
/// <c>crashlab states [--quick | --deep] [--workload NAME]... | --only ID</c>: exit code 0 when every promise held, 1 when one was
/// broken, 2 when it could not run.
/// </summary>
internal static class StatesVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        string parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        string scratch = Path.Join(parent, $"crashlab-{Environment.ProcessId}");
        Directory.CreateDirectory(scratch);
        // The engine's own copies, too, must not wait for a disk.
        Environment.SetEnvironmentVariable("TMPDIR", scratch);
        try
        {
            if (Recorder.TryBuild(scratch, out string reason) is not { } recorder)
            {
                Console.Error.WriteLine($"crashlab: {reason}.");
                return 2;
            }

            return arguments is ["--only", var id]
                ? await new StateReplay(recorder, scratch).RunAsync(id, Path.Join(parent, "crashlab-kept")).ConfigureAwait(false)
                : await RunAllAsync(recorder, scratch, Parse(arguments)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or FormatException)
        {
            Console.Error.WriteLine($"crashlab: {e.Message}");
            return 2;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<int> RunAllAsync(Recorder recorder, string scratch, StatesOptions options)
    {
        StatesReport report = await new StatesRun(recorder, scratch, options).RunAsync().ConfigureAwait(false);
        Console.WriteLine(report.Table());
        Console.WriteLine(report.Describe());
        return report.Violations.Count == 0 ? 0 : 1;
    }

    private static StatesOptions Parse(string[] arguments)
    {
        StatesOptions options = StatesOptions.Usual;
        var workloads = new List<string>();
        for (int i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => StatesOptions.Quick,
                "--deep" => StatesOptions.Deep,
                "--workload" => options,
                var name when i > 0 && arguments[i - 1] == "--workload" => options,
                var other => throw new FormatException($"{other} is not understood; see the summary of StatesVerb."),
            };
            if (i > 0 && arguments[i - 1] == "--workload")
                workloads.Add(arguments[i]);
        }

        return workloads.Count == 0 ? options : options with { Workloads = workloads };
    }
}
