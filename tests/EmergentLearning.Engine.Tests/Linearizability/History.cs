using System.Collections.Concurrent;

namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>Records what clients asked and were told. A counter that they share is the clock: it orders events as they really happened.</summary>
internal sealed class History
{
    private readonly ConcurrentBag<Call> _calls = [];
    private long _clock;

    public IReadOnlyList<Call> Calls => [.. _calls.OrderBy(call => call.Asked)];

    public async Task<Answer> AskAsync(int client, Operation operation, Func<Operation, Task<Answer>> ask)
    {
        long asked = Interlocked.Increment(ref _clock);
        Answer answer = await ask(operation);
        _calls.Add(new Call(client, asked, Interlocked.Increment(ref _clock), operation, answer));
        return answer;
    }
}
