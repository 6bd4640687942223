using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>A client with a store of its own: asks one thing after the other, each when the one before was answered.</summary>
internal sealed class Client(HistoryStore store, int number)
{
    private const int Registers = 5;
    private const int Lists = 2;

    private readonly Dictionary<long, long> _seen = [];
    private long _written;

    /// <summary>Asks random things of the keys of one history.</summary>
    public async Task RunAsync(History history, long firstKey, int operations, Random random)
    {
        for (int i = 0; i < operations; i++)
        {
            Operation operation = Choose(firstKey, random);
            Answer answer = await history.AskAsync(number, operation, AskAsync);
            Remember(operation, answer);
        }
    }

    public async Task<Answer> AskAsync(Operation operation) => operation.Kind switch
    {
        OperationKind.Insert => await InsertAsync(operation),
        OperationKind.Read => Read(operation),
        OperationKind.CompareAndSet => await CompareAndSetAsync(operation),
        OperationKind.Delete => new Answer(await store.Registers.DeleteAsync(operation.Key)),
        OperationKind.Append => await AppendAsync(operation),
        OperationKind.ReadList => ReadList(operation),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private Operation Choose(long firstKey, Random random)
    {
        long register = firstKey + random.Next(Registers);
        long list = firstKey + Registers + random.Next(Lists);
        // No two writes of a history write the same value, so that a read tells which write it saw.
        long value = (++_written * 100) + number;
        return random.Next(100) switch
        {
            < 45 => new Operation(OperationKind.Read, register),
            < 57 => new Operation(OperationKind.Insert, register, value),
            < 72 when _seen.TryGetValue(register, out long version) => new Operation(OperationKind.CompareAndSet, register, value, version),
            < 72 => new Operation(OperationKind.Read, register),
            < 78 => new Operation(OperationKind.Delete, register),
            < 88 => new Operation(OperationKind.Append, list, value),
            _ => new Operation(OperationKind.ReadList, list),
        };
    }

    private void Remember(Operation operation, Answer answer)
    {
        if (operation.Kind == OperationKind.Read && answer.Done)
            _seen[operation.Key] = answer.Version;
        else if (operation.Kind is OperationKind.CompareAndSet or OperationKind.Delete)
            _seen.Remove(operation.Key);
    }

    private async Task<Answer> InsertAsync(Operation operation)
    {
        try
        {
            await store.Registers.InsertAsync(new Register { Id = operation.Key, Value = operation.Value });
            return new Answer(Done: true);
        }
        catch (StoreException refused) when (refused.Fault == StoreFault.Validation)
        {
            return new Answer(Done: false);
        }
    }

    private Answer Read(Operation operation) =>
        store.Registers.Find(operation.Key) is { } row ? new Answer(Done: true, row.Value, row.Version) : default;

    private async Task<Answer> CompareAndSetAsync(Operation operation)
    {
        try
        {
            var changed = new Register { Id = operation.Key, Value = operation.Value, Version = operation.Version };
            return new Answer(await store.Registers.UpdateAsync(changed) is not null);
        }
        catch (ConcurrencyException refused)
        {
            return new Answer(Done: false, Version: refused.FoundVersion ?? 0);
        }
    }

    private async Task<Answer> AppendAsync(Operation operation)
    {
        await store.Items.InsertAsync(new Item { List = operation.Key, Value = operation.Value });
        return new Answer(Done: true);
    }

    private Answer ReadList(Operation operation)
    {
        KeyState list = KeyState.OfList(store.Values(operation.Key));
        return new Answer(Done: true, list.Value, list.Version);
    }
}
