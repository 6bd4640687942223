namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>What one transaction has to tell, in order, once it is durable.</summary>
internal sealed class Announcements(ChangeHub hub)
{
    private readonly List<Action<ChangeHub>> _changes = [];

    public void Add<TRecord>(Change<TRecord> change)
        where TRecord : class => _changes.Add(hub => hub.Publish(change));

    public void Publish()
    {
        foreach (Action<ChangeHub> publish in _changes)
            publish(hub);
    }
}
