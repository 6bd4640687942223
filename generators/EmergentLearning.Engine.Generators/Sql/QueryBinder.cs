using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Checks a query against the tables and turns it into the statement that runs.</summary>
internal sealed class QueryBinder(IReadOnlyList<TableModel> tables, bool knowsAllTables)
{
    public BoundQuery Bind(string sql, IReadOnlyList<string> parameters, ResultModel result)
    {
        var problems = new List<QueryProblem>();
        var statement = new SqlStatement(sql);
        CommonTables commonTables = CommonTables.Find(statement);
        new ScopeReader(statement, commonTables, new SourceReader(statement, tables, knowsAllTables, commonTables, problems.Add)).Read();

        // What is no query is not worth checking further.
        if (StatementChecker.Check(statement) is { } problem)
            return new BoundQuery { Sql = sql, Ordinals = [], Problems = [problem] };

        List<SqlEdit> edits = [.. ParameterBinder.Bind(statement, parameters, problems.Add)];
        new ColumnChecker(statement, problems.Add).Check();
        var shaper = new ResultShaper(statement, result, problems.Add);
        edits.AddRange(shaper.Shape(edits));
        return new BoundQuery
        {
            Sql = SqlEdit.Apply(edits, sql, 0, sql.Length),
            Ordinals = shaper.Ordinals,
            Problems = problems,
        };
    }
}
