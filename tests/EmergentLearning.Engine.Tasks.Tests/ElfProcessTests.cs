namespace EmergentLearning.Engine.Tasks.Tests;

public sealed class ElfProcessTests
{
    private const int Runs = 400;

    /// <summary>Many at a time, so that some have ended before, and some while, their input is written.</summary>
    [Fact]
    public void A_program_that_ends_without_reading_its_input_is_run_to_its_end()
    {
        using Script program = new("exit 3");

        Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
        {
            ElfRun run = ElfProcess.Run(new(program.Path, []), TimeSpan.FromMinutes(1), CancellationToken.None, "{}");

            Assert.Equal((ElfRunEnd.Exited, 3), (run.End, run.ExitCode));
        });
    }
}
