using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Transactions;

/// <summary>Reads which statements a call runs.</summary>
internal sealed class SqlRuns(SqliteValues values)
{
    private readonly SqlSites _sites = new(values.Symbols);

    /// <summary>The command that the call executes, or null.</summary>
    public IOperation? ExecutedCommand(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) && call.Instance is { } command
        && values.RoleOf(command) is SqliteRole.Command
            ? command
            : null;

    /// <summary>The statements of a command with one of these texts.</summary>
    public IEnumerable<SqlRun> Execute(IInvocationOperation call, IOperation command, IEnumerable<IOperation> texts)
    {
        Place? connection = values.ConnectionOf(command);
        bool isKnown = false;
        foreach (KeyValuePair<IOperation, string> text in texts.SelectMany(values.TextsOf))
        {
            isKnown = true;
            foreach (SqlVerb verb in SqlText.Verbs(text.Value))
                yield return new(verb, text.Key, connection);
        }

        // Nobody executes a query as a non-query: whatever the text is, it is there to change something.
        if (!isKnown && call.TargetMethod.Name is "ExecuteNonQuery" or "ExecuteNonQueryAsync")
            yield return new(SqlVerb.Writes, call, connection);
    }

    /// <summary>The statements of a call that is given both the SQL and what it runs on, such as Dapper's.</summary>
    public IEnumerable<SqlRun> Call(IInvocationOperation call)
    {
        if (!_sites.IsCandidate(call) || values.RoleOf(call.Instance) is SqliteRole.Command)
            yield break;
        Place[] connections = [.. _sites.Runners(call).Select(values.ConnectionOf).OfType<Place>().Distinct()];
        if (connections.Length == 0)
            yield break;
        foreach (KeyValuePair<IOperation, string> text in _sites.Sql(call).SelectMany(values.TextsOf))
        {
            foreach (SqlVerb verb in SqlText.Verbs(text.Value))
                yield return new(verb, text.Key, connections[0]);
        }
    }

    /// <summary>Every text that is ever assigned to the command in this body, in no order.</summary>
    public IEnumerable<IOperation> AnyTextOf(IOperation command)
    {
        if (values.TextAtCreation(command) is { } initial)
            yield return initial;
        if (Place.Of(command) is not { } place)
            yield break;
        foreach (ISimpleAssignmentOperation assignment in values.Facts.PropertyAssignments)
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText", Instance: { } instance }
                && place.Equals(Place.Of(instance)))
            {
                yield return assignment.Value;
            }
        }
    }
}
