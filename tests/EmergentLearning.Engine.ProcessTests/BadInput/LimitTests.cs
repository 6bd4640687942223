namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The system gives a process too little: files that may be open, bytes that a file may have.</summary>
public sealed class LimitTests
{
    // From not even one more to enough for the database, its gate, temporary files, and the six that starting git takes.
    private const int MostSpareFiles = 10;

    [SkippableFact]
    public async Task A_writer_that_may_open_no_more_files_says_so_and_goes_on_when_it_may_again()
    {
        using var writer = new LimitedWriter();
        await writer.StartAsync();
        int effects = 0;
        for (int spare = 0; spare < MostSpareFiles; spare++)
        {
            writer.Limit("nofile", $"{writer.OpenFiles + spare}");
            if (await writer.WaitForEffectAsync())
                effects++;
            writer.Limit("nofile", "1024");
            await writer.RequireProgressAsync();
        }

        Assert.InRange(effects, 1, MostSpareFiles);
        Assert.Contains(writer.Failures, failure => failure.Contains("open files", StringComparison.Ordinal));
        await writer.VerifyAsync();
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(4096)]
    [InlineData(1 << 20)]
    public async Task A_writer_whose_files_may_not_grow_loses_nothing_that_it_acknowledged(int bytes)
    {
        using var writer = new LimitedWriter();
        await writer.StartAsync();
        writer.Limit("fsize", $"{bytes}");
        await writer.WaitForEffectAsync();

        // The system kills it (SIGXFSZ), or refuses its writes; either way what it had been promised is there.
        if (writer.IsAlive)
        {
            writer.Limit("fsize", "unlimited");
        }

        await writer.VerifyAsync();
    }
}
