using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>A write with its result.</summary>
internal sealed class WriteItem<TResult> : WriteItem
{
    // Continuations run elsewhere: the writer's thread must get on with the next group.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<ISqlTransaction, TResult> _work;
    private readonly Action<TResult>? _committed;
    private readonly CancellationTokenRegistration _registration;
    private TResult? _result;

    public WriteItem(Func<ISqlTransaction, TResult> work, Action<TResult>? committed, CancellationToken cancellationToken)
    {
        _work = work;
        _committed = committed;
        _registration = cancellationToken.Register(() =>
        {
            if (TryCancel())
                _completion.TrySetCanceled(cancellationToken);
        });
    }

    public Task<TResult> Task => _completion.Task;

    public override void Run(ISqlTransaction transaction) => _result = _work(transaction);

    public override void Complete()
    {
        _registration.Unregister();
        if (Failure is { } failure)
        {
            _completion.TrySetException(failure);
            return;
        }

        _committed?.Invoke(_result!);
        _completion.TrySetResult(_result!);
    }
}
