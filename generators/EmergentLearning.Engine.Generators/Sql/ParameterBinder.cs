using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Binding;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Gives the named parameters of a statement the numbers of the method's parameters, and says how each is bound.</summary>
internal sealed class ParameterBinder(SqlText text, IReadOnlyList<QueryParameter> parameters, Action<QueryProblem> report)
{
    private readonly BoundParameter?[] _bound = new BoundParameter?[parameters.Count];

    /// <summary>How each parameter is bound.</summary>
    public IReadOnlyList<BoundParameter?> Bound => _bound;

    /// <summary>The replacements to make; what is missing, unused or cannot be bound is reported.</summary>
    public IEnumerable<SqlEdit> Bind(IReadOnlyList<ParameterUse> uses)
    {
        var edits = new List<SqlEdit>();
        for (int i = 0; i < text.Tokens.Count; i++)
        {
            SqlToken token = text.Tokens[i];
            if (token.Kind != SqlTokenKind.Parameter)
                continue;
            int index = parameters.ToList().FindIndex(parameter => parameter.Name == token.Text.Substring(1));
            if (index < 0)
                ReportMissing(i, uses);
            else
                edits.Add(new SqlEdit(token.Start, token.End, Bind(i, index, uses)));
        }

        foreach (QueryParameter parameter in parameters.Where((parameter, _) => !IsUsed(parameter)))
            report(new QueryProblem(QueryProblemKind.UnusedParameter, 0, 0, parameter.Name));
        return edits;
    }

    private bool IsUsed(QueryParameter parameter) =>
        text.Tokens.Any(token => token.Kind == SqlTokenKind.Parameter && token.Text.Substring(1) == parameter.Name);

    private string Bind(int token, int index, IReadOnlyList<ParameterUse> uses)
    {
        QueryParameter parameter = parameters[index];
        string number = SqliteDialect.Parameter(index + 1);
        bool isBare = text.Is(token - 1, "in");
        bool isIn = isBare || (text.Is(token - 1, "(") && text.Is(token - 2, "in") && text.Is(token + 1, ")"));
        ColumnModel? column = uses.FirstOrDefault(use => use.Parameter == text.Tokens[token])?.Column;
        if (isIn && parameter.Element is { } element)
        {
            Set(token, index, new BoundParameter(Like(column, element), IsList: true));
            string select = SqliteDialect.ListElements(number, _bound[index]!.Value);
            return isBare ? $"({select})" : select;
        }

        if (isBare)
            Report(QueryProblemKind.ListParameter, text.Tokens[token], $"'in {text.Tokens[token].Text}' needs a list; '{parameter.Name}' is none");
        else if (column is not null && column.Value.TypeName == parameter.TypeName)
            Set(token, index, new BoundParameter(column.Value with { IsNullable = parameter.Value?.IsNullable ?? column.Value.IsNullable }, IsList: false));
        else if (parameter.Value is { } value)
            Set(token, index, new BoundParameter(value, IsList: false));
        else if (parameter.Element is { } item)
            BindJson(token, index, item);
        else
            report(new QueryProblem(QueryProblemKind.UnboundParameter, 0, 0, parameter.Name));
        return number;
    }

    // A function of JSON can read a list as it is bound.
    private void BindJson(int token, int index, ValueModel element)
    {
        if (IsInJsonFunction(token))
            Set(token, index, new BoundParameter(element, IsList: true));
        else
            Report(QueryProblemKind.ListParameter, text.Tokens[token], $"the list '{parameters[index].Name}' can only stand after 'in', or in 'json_each(…)'");
    }

    // The first use that says something of the column decides; another that says otherwise is a mistake.
    private void Set(int token, int index, BoundParameter bound)
    {
        BoundParameter? before = _bound[index];
        if (before is null || (before.IsList == bound.IsList && before.Value == parameters[index].Value))
            _bound[index] = bound;
        else if (before.IsList != bound.IsList)
            Report(QueryProblemKind.ListParameter, text.Tokens[token], $"'{parameters[index].Name}' is a list in one place and a value in another");
    }

    private static ValueModel Like(ColumnModel? column, ValueModel value) =>
        column is not null && column.Value.TypeName == value.TypeName ? column.Value with { IsNullable = value.IsNullable } : value;

    private bool IsInJsonFunction(int token)
    {
        int depth = 0;
        for (int i = token - 1; i >= 0; i--)
        {
            depth += text.Is(i, ")") ? 1 : text.Is(i, "(") ? -1 : 0;
            if (depth < 0)
                return i > 0 && text.Tokens[i - 1].Text.StartsWith("json", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private void ReportMissing(int token, IReadOnlyList<ParameterUse> uses)
    {
        SqlToken missing = text.Tokens[token];
        report(new QueryProblem(QueryProblemKind.MissingParameter, missing.Start, missing.Text.Length, missing.Text)
        {
            SuggestedType = ParameterSuggestion.TypeOf(text, token, uses),
        });
    }

    private void Report(QueryProblemKind kind, SqlToken token, string subject) =>
        report(new QueryProblem(kind, token.Start, token.Text.Length, subject));
}
