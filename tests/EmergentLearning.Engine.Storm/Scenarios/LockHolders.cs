using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Storm.Children;
using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.Storm.Scenarios;

/// <summary>
/// Kills a writer while it holds a lock of each class, at each step of what is done under it. Whoever waits for that lock must go on at once.
/// </summary>
/// <param name="writers">How many work side by side.</param>
/// <param name="tally">Where everything is counted.</param>
internal sealed class LockHolders(int writers, StormTally tally) : IScenario
{
    // Each of them holds the repository's lock, but the first of the steps, which holds none; the database's lock has a point of its own.
    public static readonly string[] Points = [HoldPoint.Database, .. Enum.GetNames<ProjectionStep>()];

    private static readonly TimeSpan LongestSearch = TimeSpan.FromMinutes(2);

    public async Task PlayAsync(Crowd crowd, Random random)
    {
        for (int i = 0; i < writers; i++)
            crowd.StartWriter();
        string[] points = [.. Points];
        random.Shuffle(points);
        foreach (string point in points)
        {
            foreach (Child writer in crowd.Writers)
                writer.Order(point);
            if (await crowd.WaitForHolderAsync(point, LongestSearch).ConfigureAwait(false) is { } holder)
            {
                await crowd.KillAsync(holder, KillKind.LockHolder).ConfigureAwait(false);
                tally.Count($"killed at {point}");
                crowd.StartWriter();
            }

            // Some may have come to the point behind it.
            foreach (Child writer in crowd.Writers)
                writer.Order("go");
        }

        await crowd.PowerOffAsync().ConfigureAwait(false);
    }
}
