namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>Histories that have an order, because they are made from one: each call takes effect at one moment between question and answer.</summary>
internal static class RandomHistory
{
    public static Call[] Of(int seed, int clients, int operations)
    {
        var random = new Random(seed);
        var calls = new List<Call>();
        long[] free = new long[clients];
        KeyState state = default;
        for (int i = 0; i < operations; i++)
        {
            int client = random.Next(clients);
            // The moments of effect are 100, 200, ...: those of a client's calls lie apart, whatever lies between them overlaps.
            long effect = (i + 1) * 100L;
            if (free[client] >= effect - 1)
                continue;

            long asked = random.NextInt64(Math.Max(free[client] + 1, effect - 400), effect);
            long answered = effect + random.Next(1, 400);
            Operation operation = Choose(random, i + 1, state);
            calls.Add(new Call(client, asked, answered, operation, Ask(ref state, operation)));
            free[client] = answered;
        }

        return [.. calls];
    }

    private static Operation Choose(Random random, long value, KeyState state) => random.Next(10) switch
    {
        < 4 => new Operation(OperationKind.Read, 1),
        < 6 => new Operation(OperationKind.Insert, 1, value),
        < 9 => new Operation(OperationKind.CompareAndSet, 1, value, Math.Max(1, state.Version - random.Next(2))),
        _ => new Operation(OperationKind.Delete, 1),
    };

    /// <summary>The answer that the model allows; there is exactly one.</summary>
    private static Answer Ask(ref KeyState state, Operation operation)
    {
        Answer[] possible =
        [
            new(Done: true),
            new(Done: false),
            new(Done: true, state.Value, state.Version),
            new(Done: false, 0, state.Version),
        ];
        foreach (Answer answer in possible)
        {
            if (!Model.TryStep(state, operation, answer, out KeyState next))
                continue;

            state = next;
            return answer;
        }

        throw new InvalidOperationException($"The model has no answer to {operation} in {state}.");
    }
}
