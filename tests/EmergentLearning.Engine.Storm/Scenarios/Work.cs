using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.Storm.Scenarios;

/// <summary>
/// Writers at work beside a reader: one is killed now and then, or only its git is, and another takes its place; at the end all at once.
/// </summary>
/// <param name="writers">How many work side by side.</param>
/// <param name="kills">How many are killed before the end.</param>
/// <param name="tally">Where everything is counted.</param>
internal sealed class Work(int writers, int kills, StormTally tally) : IScenario
{
    private const int LongestPauseMilliseconds = 100;
    private const int LongestGitLifeMicroseconds = 15_000;
    private const int OneInGit = 3;

    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(5);

    public async Task PlayAsync(Crowd crowd, Random random)
    {
        for (int i = 0; i < writers; i++)
            crowd.StartWriter();
        for (int i = 0; i < kills; i++)
        {
            // Most must have been promised something, or there would be nothing to break.
            if (!await WaitUntilMostWorkAsync(crowd).ConfigureAwait(false))
                return;

            crowd.StartReader();
            await Task.Delay(random.Next(LongestPauseMilliseconds)).ConfigureAwait(false);
            if (i % OneInGit == 0)
            {
                await KillGitAsync(crowd, TimeSpan.FromMicroseconds(random.Next(LongestGitLifeMicroseconds))).ConfigureAwait(false);
            }
            else
            {
                await crowd.KillAsync(crowd.Writers[random.Next(crowd.Writers.Count)], KillKind.Work).ConfigureAwait(false);
                crowd.StartWriter();
            }
        }

        await crowd.PowerOffAsync().ConfigureAwait(false);
    }

    private async Task<bool> WaitUntilMostWorkAsync(Crowd crowd)
    {
        using var timeout = new CancellationTokenSource(Crowd.Patience);
        while (crowd.Writers.Count(writer => writer.Acknowledgements > 0) * 2 <= crowd.Writers.Count)
        {
            if (timeout.IsCancellationRequested)
            {
                tally.AddViolation($"most writers got no acknowledgement within {Crowd.Patience.TotalSeconds} s");
                await crowd.PowerOffAsync().ConfigureAwait(false);
                return false;
            }

            await Task.Delay(5).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Kills the git of one of our own writers, and nothing else; its writer must go on.</summary>
    private async Task KillGitAsync(Crowd crowd, TimeSpan life)
    {
        using var timeout = new CancellationTokenSource(LongestSearch);
        while (!timeout.IsCancellationRequested)
        {
            using PidHandle? git = crowd.Writers.SelectMany(writer => GitChildren.Find(writer.Pid)).FirstOrDefault();
            if (git is not null)
            {
                await Task.Delay(life).ConfigureAwait(false);
                if (git.Send(PidHandle.Kill))
                {
                    tally.CountKill(KillKind.GitChild);
                    return;
                }
            }

            await Task.Delay(1).ConfigureAwait(false);
        }
    }
}
