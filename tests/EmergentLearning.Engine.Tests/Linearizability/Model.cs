namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>What one key does when operations come one after the other: the specification that histories are held to.</summary>
internal static class Model
{
    /// <summary>Whether the operation, on a key in a state, gives that answer; and the state after it.</summary>
    public static bool TryStep(KeyState state, Operation operation, Answer answer, out KeyState next)
    {
        next = state;
        bool exists = state.Version != 0;
        switch (operation.Kind)
        {
            case OperationKind.Insert:
                if (!exists)
                    next = new KeyState(operation.Value, 1);
                return answer.Done == !exists;
            case OperationKind.Read:
                return answer == new Answer(exists, state.Value, state.Version);
            case OperationKind.CompareAndSet when state.Version == operation.Version:
                next = new KeyState(operation.Value, state.Version + 1);
                return answer.Done;
            case OperationKind.CompareAndSet:
                return !answer.Done && answer.Version == state.Version;
            case OperationKind.Delete:
                next = default;
                return answer.Done == exists;
            case OperationKind.Append:
                next = state.Append(operation.Value);
                return answer.Done;
            case OperationKind.ReadList:
                return (answer.Value, answer.Version) == (state.Value, state.Version);
            default:
                throw new ArgumentOutOfRangeException(nameof(operation));
        }
    }
}
