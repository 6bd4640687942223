using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Creates a store's schema in memory and has the real SQLite prepare every query of it.</summary>
internal sealed class StoreVerifier(string assembly, IReadOnlyDictionary<string, SourcePlace> tablePlaces, QueryLocator locator)
{
    public IEnumerable<SchemaFinding> Verify(CompiledStore store)
    {
        using var trial = new TrialDatabase(store.Shape.Name);
        List<SchemaFinding> wrong = [.. store.Shape.Tables.SelectMany(table => Create(trial, table))];
        // Without its table a query fails for no fault of its own.
        return wrong.Count > 0 ? wrong : [.. store.Queries.Select(query => Prepare(trial, query)).OfType<SchemaFinding>()];
    }

    /// <summary>A finding at the place where a table is declared.</summary>
    public SchemaFinding AtTable(string code, string table, string message)
    {
        SourcePlace place = tablePlaces.TryGetValue(table, out SourcePlace found) ? locator.OnDisk(found) : new SourcePlace(assembly);
        return Finding(code, message, place);
    }

    private static SchemaFinding Finding(string code, string message, SourcePlace place) =>
        new(code, string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), place.File, place.Line, place.Column);

    private IEnumerable<SchemaFinding> Create(TrialDatabase trial, TableShape table)
    {
        foreach (string sql in (string[])[table.Create, .. table.Objects])
        {
            if (trial.Run(sql) is { } problem)
                yield return AtTable(FindingCodes.WrongTable, table.Name, $"SQLite refuses the table '{table.Name}': {problem.Message} in: {sql}");
        }
    }

    private SchemaFinding? Prepare(TrialDatabase trial, CompiledQuery query)
    {
        var text = QueryText.Of(query.Sql);
        if (trial.Prepare(text.Sql) is not { } problem)
            return null;

        SourcePlace place = locator.Find(query, problem.Offset < 0 ? -1 : text.PlaceOf(problem.Offset));
        return Finding(FindingCodes.WrongQuery, $"SQLite refuses the query of '{query.Method}': {problem.Message}", place);
    }
}
