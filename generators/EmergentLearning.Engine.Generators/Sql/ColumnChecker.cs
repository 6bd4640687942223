using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Finds names of columns that no table of the query has. Where anything is unclear it says nothing.</summary>
internal sealed class ColumnChecker(SqlStatement statement, Action<QueryProblem> report)
{
    private readonly HashSet<string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public void Check()
    {
        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            if (statement.Tokens[i].IsName && IsAlias(i))
                _aliases.Add(statement.Tokens[i].Name);
        }

        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            if (IsReference(i))
                CheckReference(i);
        }
    }

    private bool IsAlias(int index) =>
        !statement.IsSettled[index] && (statement.Is(index - 1, "as") || statement.EndsValue(index - 1));

    private bool IsReference(int index)
    {
        SqlToken token = statement.Tokens[index];
        return token.IsName && !token.IsKeyword && !statement.IsSettled[index] && !IsAlias(index)
            && !statement.Is(index + 1, "(") && !statement.Is(index - 1, ".");
    }

    private void CheckReference(int index)
    {
        if (statement.Is(index + 1, "."))
            CheckQualified(index);
        else
            CheckUnqualified(index);
    }

    private void CheckQualified(int index)
    {
        if (statement.Is(index + 3, ".") || statement.At(index + 2) is not { } column)
            return;

        SqlToken qualifier = statement.Tokens[index];
        SqlScope[] chain = [.. statement.Scopes[index].Chain()];
        SqlSource? source = chain.SelectMany(scope => scope.Sources).FirstOrDefault(source => Same(source.Name, qualifier.Name));
        if (source is { Table: { } table })
        {
            if (column.IsName && !HasColumn(table, column.Name))
                Report(QueryProblemKind.UnknownColumn, column);
        }
        else if (source is null && !chain.Any(scope => scope.IsOpaque) && !statement.Sources.Any(other => Same(other.Name, qualifier.Name)))
        {
            Report(QueryProblemKind.UnknownTable, qualifier);
        }
    }

    private void CheckUnqualified(int index)
    {
        SqlToken token = statement.Tokens[index];
        SqlScope[] chain = [.. statement.Scopes[index].Chain()];
        SqlSource[] sources = [.. chain.SelectMany(scope => scope.Sources)];
        // Some builds of SQLite take an unknown name in double quotes as a string.
        bool isUnclear = token.Kind == SqlTokenKind.Quoted || sources.Length == 0 || chain.Any(scope => scope.IsOpaque);
        bool isKnown = _aliases.Contains(token.Name)
            || sources.Any(source => Same(source.Name, token.Name) || HasColumn(source.Table!, token.Name));
        if (!isUnclear && !isKnown)
            Report(QueryProblemKind.UnknownColumn, token);
    }

    private void Report(QueryProblemKind kind, SqlToken token) => report(new QueryProblem(kind, token.Start, token.Text.Length, token.Name));

    private static bool HasColumn(TableModel? table, string name) =>
        table is null || SqlWords.RowIds.Contains(name) || table.Columns.Any(column => Same(column.Name, name));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
