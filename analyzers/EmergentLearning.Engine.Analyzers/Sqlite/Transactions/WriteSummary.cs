using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Transactions;

/// <summary>On which connections a lambda, or a method of the same file, writes: its parameters, its object's members, captured variables.</summary>
/// <remarks>Only the same file: the semantic model of another one would have to be made after every key stroke.</remarks>
internal sealed class WriteSummary(SqliteValues values)
{
    // A helper that calls a helper that calls a helper; recursion ends here, too.
    private const int MaxDepth = 3;
    private readonly Dictionary<ISymbol, IReadOnlyList<Place>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The connections that the called method may write on, in the caller's terms.</summary>
    public IEnumerable<Place> Of(IInvocationOperation call) => Of(call, values, 0);

    /// <summary>The connections that this part of the body may write on whenever it runs.</summary>
    public IEnumerable<Place> Inside(IOperation part) => Inside(part, values, 0);

    private IEnumerable<Place> Of(IInvocationOperation call, SqliteValues caller, int depth)
    {
        foreach (Place written in WrittenBy(call.TargetMethod.OriginalDefinition, call.SemanticModel, depth))
        {
            if (written.Root is not IParameterSymbol parameter
                || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, call.TargetMethod.OriginalDefinition))
                yield return written;
            else if (Operations.At(call.Arguments, parameter.Ordinal) is { } argument && caller.ConnectionOf(argument) is { } connection)
                yield return connection;
        }
    }

    private IReadOnlyList<Place> WrittenBy(IMethodSymbol method, SemanticModel? model, int depth)
    {
        if (_known.TryGetValue(method, out IReadOnlyList<Place>? known))
            return known;
        if (depth >= MaxDepth || model is null || method.DeclaringSyntaxReferences is not { Length: 1 } declared
            || declared[0].SyntaxTree != model.SyntaxTree || !Concerns(method))
        {
            return [];
        }

        _known[method] = [];
        if (model.GetOperation(declared[0].GetSyntax()) is not { } body)
            return [];
        // A local function shares the variables of the body around it.
        SqliteValues inside = method.MethodKind == MethodKind.LocalFunction ? values : new SqliteValues(values.Symbols, [body]);
        return _known[method] = [.. Inside(body, inside, depth + 1).Distinct()];
    }

    /// <summary>A method that is given nothing of SQLite's writes on a connection that its object or the body around it holds.</summary>
    private bool Concerns(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction
        || method.Parameters.Any(parameter => values.Symbols.RoleOf(parameter.Type) is not null)
        || method.ContainingType?.GetMembers().Any(member => member is IFieldSymbol field && values.Symbols.RoleOf(field.Type) is not null) == true;

    private IEnumerable<Place> Inside(IOperation part, SqliteValues inside, int depth)
    {
        var runs = new SqlRuns(inside);
        foreach (IOperation operation in part.DescendantsAndSelf())
        {
            if (operation is not IInvocationOperation call)
                continue;
            IEnumerable<SqlRun> statements = runs.ExecutedCommand(call) is { } command
                ? runs.Execute(call, command, runs.AnyTextOf(command))
                : runs.Call(call);
            foreach (SqlRun run in statements)
            {
                if (run is { Verb: SqlVerb.Writes, Connection: { } connection })
                    yield return connection;
            }

            foreach (Place written in Of(call, inside, depth))
                yield return written;
        }
    }
}
