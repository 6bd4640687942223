using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Verbs;

/// <summary>Looks at a store again and again until Ctrl-C. Takes no lock, and has nothing open between two looks.</summary>
internal static class DoctorWatch
{
    public static async Task<int> RunAsync(string folder, OutputFormat format, TimeSpan interval, int? count)
    {
        using var interruption = new Interruption();
        bool inPlace = format == OutputFormat.Text && LiveScreen.IsPossible;
        var screen = new WatchScreen(folder);
        var lines = new WatchLines(format);
        for (int look = 1; ; look++)
        {
            StoreLook found = await StoreHealth.LookAsync(folder).ConfigureAwait(false);
            if (inPlace)
                screen.Show(found);
            else
                lines.Write(found);
            if (look == count || await IsInterruptedAsync(interval, interruption.Token).ConfigureAwait(false))
                return 0;
        }
    }

    private static async Task<bool> IsInterruptedAsync(TimeSpan interval, CancellationToken token)
    {
        await Task.Delay(interval, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return token.IsCancellationRequested;
    }
}
