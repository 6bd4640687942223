using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.Storm.Scenarios;

/// <summary>A crowd that starts on a store that is not there yet, and is killed before, while and after it has made one.</summary>
/// <param name="writers">How many start side by side.</param>
internal sealed class Creation(int writers) : IScenario
{
    private const int Rounds = 3;
    private const int LongestLifeMilliseconds = 1500;

    public async Task PlayAsync(Crowd crowd, Random random)
    {
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < writers; i++)
                crowd.StartWriter();
            await Task.Delay(random.Next(LongestLifeMilliseconds)).ConfigureAwait(false);
            await crowd.PowerOffAsync(KillKind.Creation, withGit: round % 2 == 0).ConfigureAwait(false);
        }
    }
}
