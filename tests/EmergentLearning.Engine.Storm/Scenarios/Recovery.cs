using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.Storm.Scenarios;

/// <summary>
/// Everybody is killed with work pending; then whoever comes to finish it is killed over that, again and again, at a moment or at a step.
/// </summary>
/// <param name="writers">How many work before.</param>
/// <param name="tally">Where everything is counted.</param>
internal sealed class Recovery(int writers, StormTally tally) : IScenario
{
    private const int Rounds = 6;
    private const int SideBySide = 3;
    private const int LongestLifeMilliseconds = 500;
    private const int Backlog = 100;

    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(3);

    public async Task PlayAsync(Crowd crowd, Random random)
    {
        for (int i = 0; i < writers; i++)
            crowd.StartWriter();
        int before = crowd.Acknowledgements;
        await crowd.Writers[0].WaitUntilAsync(_ => crowd.Acknowledgements >= before + Backlog, Crowd.Patience).ConfigureAwait(false);
        await crowd.PowerOffAsync().ConfigureAwait(false);
        for (int round = 0; round < Rounds; round++)
        {
            // At its recovery's own step, if it comes to it; the others wherever they are.
            Child first = crowd.StartWriter(LockHolders.Points[1 + random.Next(LockHolders.Points.Length - 1)]);
            for (int i = 1; i < SideBySide; i++)
                crowd.StartWriter();
            if (round % 2 == 0)
                await Task.Delay(random.Next(LongestLifeMilliseconds)).ConfigureAwait(false);
            else if (await first.WaitForAsync("holding ", LongestSearch).ConfigureAwait(false) is not null)
                tally.Count("killed at a step of their recovery");
            await crowd.PowerOffAsync(KillKind.Recovery, withGit: round % 2 == 0).ConfigureAwait(false);
        }
    }
}
