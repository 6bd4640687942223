using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Indexes, triggers and views that another program put on our tables: they go with a table that is rebuilt, and come back.</summary>
internal sealed class OtherObjects
{
    private readonly Dictionary<string, SchemaObject> _objects = new(StringComparer.OrdinalIgnoreCase);

    private OtherObjects(IEnumerable<SchemaObject> objects)
    {
        foreach (SchemaObject item in objects)
            _objects.Add(item.Name, item);
    }

    public static OtherObjects Of(IReadSession session, StoreSchema schema, UpgradePlan plan)
    {
        if (!plan.Rebuilds)
            return new OtherObjects([]);

        using SchemaReplay replay = SchemaReplay.To(schema, Math.Max(plan.From, 1));
        HashSet<string> ours = new(replay.Objects.Select(known => known.Name), StringComparer.OrdinalIgnoreCase);
        return new OtherObjects(SchemaObject.ReadAll(session).Where(found => found.Type is not ("table" or "virtual") && !ours.Contains(found.Name)));
    }

    /// <summary>Looks again: a renamed table or column is renamed in what refers to it, too.</summary>
    public void Refresh(IReadSession session)
    {
        if (_objects.Count == 0)
            return;

        foreach (SchemaObject found in SchemaObject.ReadAll(session).Where(found => _objects.ContainsKey(found.Name)))
            _objects[found.Name] = found;
    }

    /// <exception cref="StoreException">One does not fit the new schema; nothing is changed then.</exception>
    public void Restore(ISqlTransaction transaction)
    {
        foreach (SchemaObject lost in _objects.Values.Where(each => !SchemaMigrator.Exists(transaction, each.Name)))
        {
            try
            {
                using IStatement statement = transaction.Prepare(lost.Sql);
                statement.MoveNext();
            }
            catch (StoreException exception)
            {
                throw new StoreException(
                    StoreFault.Database,
                    $"The upgrade was undone, because the {lost.Type} {lost.Name}, which is not this program's, does not fit the new schema: "
                    + $"{exception.Message} Drop it, then open the store again.",
                    exception);
            }
        }
    }
}
