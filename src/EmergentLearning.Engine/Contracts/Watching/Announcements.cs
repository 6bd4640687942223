namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>What one transaction has to tell, in order, once it is durable.</summary>
internal sealed class Announcements(ChangeHub hub)
{
    private readonly List<Action<ChangeHub>> _changes = [];
    private readonly List<Type> _left = [];

    public void Add<TRecord>(Change<TRecord> change)
        where TRecord : class => _changes.Add(hub => hub.Publish(change));

    /// <summary>Leaves changes of these records untold, because nobody watches them yet. Whoever does by then has missed them.</summary>
    public void Leave<TRecord>()
        where TRecord : class
    {
        if (_left.Contains(typeof(TRecord)))
            return;

        _left.Add(typeof(TRecord));
        _changes.Add(static hub => hub.PublishGap<TRecord>());
    }

    public void Publish()
    {
        foreach (Action<ChangeHub> publish in _changes)
            publish(hub);
    }
}
