namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>A process that was started with the library: takes units from its input, one a line, and answers each.</summary>
internal static class FaultWorker
{
    /// <summary>Begins what is told of a unit.</summary>
    public const string Violation = "! ";

    /// <summary>Begins the answer: how many experiments were run.</summary>
    public const string Done = "= ";

    public static async Task<int> RunAsync(bool stopAtFirst)
    {
        FaultLibrary.Intercept();
        using FaultControl control = FaultControl.Open();
        string work = Directory.CreateTempSubdirectory("elf-faults-").FullName;
        try
        {
            var runner = new FaultRunner(control, work);
            while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                int experiments = await runner.RunAsync(FaultUnit.Parse(line), Tell, stopAtFirst).ConfigureAwait(false);
                Console.WriteLine($"{Done}{experiments}");
            }

            return 0;
        }
        finally
        {
            control.Disarm();
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Tell(string violation) => Console.WriteLine(Violation + violation);
}
