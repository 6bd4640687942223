using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Finds what a column's name means, as SQLite does: the innermost select first. Where anything is unclear it says nothing.</summary>
internal sealed class NameResolver(BindingContext context)
{
    public void Resolve(ColumnReference reference, QueryScope scope)
    {
        foreach (QueryScope each in scope.Chain())
        {
            if (TryResolve(reference, each))
                return;
        }

        // Some builds of SQLite take an unknown name in double quotes as a string.
        bool isString = reference is { Qualifier: null, Name.Kind: SqlTokenKind.Quoted };
        bool isLiteral = reference.Qualifier is null && SqlWords.Literals.Contains(reference.Name.Text);
        if (!isString && !isLiteral && !SqlWords.RowIds.Contains(reference.Name.Name))
            Report(reference, scope);
    }

    // Whether the search ends here: the name is found, or nothing can be said.
    private bool TryResolve(ColumnReference reference, QueryScope scope)
    {
        string name = reference.Name.Name;
        QuerySource[] sources = [.. scope.Sources.Where(source => Answers(source, reference))];
        QuerySource[] found = [.. sources.Where(source => source.Find(name) is not null)];
        QuerySource[] own = [.. found.Where(source => !scope.IsMerged(source, name))];
        if (own.Length > 1 && !SqlWords.RowIds.Contains(name))
            context.Report(QueryProblemKind.AmbiguousColumn, reference.Name, Describe(name, own));
        if (found.Length > 0)
        {
            context.Resolved[reference] = new ResolvedColumn(found[0], found[0].Find(name)!);
            return true;
        }

        if (scope.IsOpaque || sources.Any(source => IsUnclear(source, reference.Name)))
            return true;
        return reference.Qualifier is null && TryResolveAlias(reference, scope);
    }

    private bool TryResolveAlias(ColumnReference reference, QueryScope scope)
    {
        if (scope.FindAlias(reference.Name.Name) is not { } item)
            return false;
        if (context.Find(item.Expression!) is { } column)
            context.Resolved[reference] = column;
        return true;
    }

    private static bool Answers(QuerySource source, ColumnReference reference) =>
        reference.Qualifier is null || source.IsNamed(reference.Qualifier.Name);

    // A column without a name has its text for a name, which only a quoted name can repeat.
    private static bool IsUnclear(QuerySource source, SqlToken name) =>
        source.Columns is null || (name.Kind != SqlTokenKind.Word && source.Columns.Any(column => column.Name is null));

    private void Report(ColumnReference reference, QueryScope scope)
    {
        if (reference.Schema is not null)
            return;
        if (reference.Qualifier is null)
            context.Report(QueryProblemKind.UnknownColumn, reference.Name);
        else if (scope.Chain().Any(each => each.Sources.Any(source => Answers(source, reference))))
            context.Report(QueryProblemKind.UnknownColumn, reference.Name);
        else
            context.Report(QueryProblemKind.UnknownTable, reference.Qualifier);
    }

    private static string Describe(string name, IEnumerable<QuerySource> sources) =>
        $"'{name}' is a column of {string.Join(" and of ", sources.Select(source => $"'{source.Name}'"))}";
}
