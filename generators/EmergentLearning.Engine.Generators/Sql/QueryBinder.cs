using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Binding;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>
/// Checks a statement against the tables and turns it into the statement that runs. What it does not understand it leaves alone: SQLite
/// itself has the last word.
/// </summary>
internal sealed class QueryBinder(IReadOnlyList<TableModel> tables, bool knowsAllTables)
{
    private readonly Catalog _catalog = new(tables, knowsAllTables);

    /// <summary>Binds a statement.</summary>
    /// <param name="sql">What the user wrote.</param>
    /// <param name="parameters">What the method offers.</param>
    /// <param name="result">What the method returns.</param>
    /// <param name="isCommand">Whether the method writes.</param>
    /// <param name="cleanings">What else is to be changed in the text.</param>
    public BoundQuery Bind(
        string sql, IReadOnlyList<QueryParameter> parameters, ResultModel result, bool isCommand = false, IReadOnlyList<SqlEdit>? cleanings = null)
    {
        var text = new SqlText(sql);
        var kind = StatementKind.Of(text);
        // What is no statement, or another than is asked for, is not worth checking further.
        if ((MalformedText.Find(text) ?? kind.Check(isCommand)) is { } problem)
            return new BoundQuery { Sql = sql, Problems = [problem] };

        var context = new BindingContext(text, _catalog);
        if (isCommand)
            CheckTarget(kind, context);
        ParsedStatement? statement = SqlParser.Parse(text);
        BoundSelect? select = statement?.Select is { } syntax ? new SelectBinder(context).Bind(syntax, null, null) : null;
        var shaper = new ResultShaper(result, select?.Outputs ?? [BindWrite(statement?.Write, context)], context.Problems.Add);

        var binder = new ParameterBinder(text, parameters, context.Problems.Add);
        List<SqlEdit> edits = [.. binder.Bind(context.ParameterUses)];
        new ParameterTypes(parameters, binder.Bound, context.Problems.Add).Check(context.ParameterUses);
        bool hasRows = !isCommand || Returns(text);
        if (hasRows)
            shaper.Shape();
        if (select is not null && context.Problems.Count == 0)
            CheckOrder(select, result, context);
        return new BoundQuery
        {
            Sql = SqlEdit.Apply(edits.Concat(shaper.Expansions()).Concat(cleanings ?? []), sql, 0, sql.Length),
            HasRows = hasRows,
            Members = shaper.Members,
            ColumnNames = shaper.ColumnNames,
            Parameters = binder.Bound,
            Problems = context.Problems,
        };
    }

    private static IReadOnlyList<OutputColumn>? BindWrite(WriteStatement? write, BindingContext context) =>
        write is null ? null : new WriteBinder(context, new SelectBinder(context)).Bind(write);

    private void CheckTarget(StatementKind kind, BindingContext context)
    {
        if (kind.FindTarget() is not { } target)
            return;
        TableModel? table = _catalog.Find(target.Name);
        if (table is { File: not null })
            context.Report(QueryProblemKind.TableWithFile, target);
        else if (_catalog.IsForeign(target.Name))
            context.Report(QueryProblemKind.UnknownTable, target);
        // SQLite runs no trigger for the rows that it deletes to make room.
        else if (table is { FullText: not null } && kind.FindReplace() is { } replace)
            context.Problems.Add(new QueryProblem(QueryProblemKind.ReplaceBehindSearch, replace.Start, replace.Text.Length, table.Name));
    }

    private static bool Returns(SqlText text)
    {
        int depth = 0;
        for (int i = 0; i < text.Tokens.Count; i++)
        {
            depth += text.Is(i, "(") ? 1 : text.Is(i, ")") ? -1 : 0;
            if (depth == 0 && text.Is(i, "returning"))
                return true;
        }

        return false;
    }

    // Which row is the first is the database's choice, and changes with its plans.
    private static void CheckOrder(BoundSelect select, ResultModel result, BindingContext context)
    {
        if (result.Shape is not (ResultShape.First or ResultShape.FirstOrNull) || select.Syntax.OrderBy.Count > 0)
            return;
        if (new SingleRow(context).Holds(select) == false)
            context.Report(QueryProblemKind.UnstableRow, context.Text.Tokens[select.Syntax.Cores[0].First]);
    }
}
