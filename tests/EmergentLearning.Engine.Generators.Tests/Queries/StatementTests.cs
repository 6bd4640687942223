using EmergentLearning.Engine.Generators.Sql;
using EmergentLearning.Engine.Generators.Sql.Syntax;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Generators.Tests.Queries;

/// <summary>The binder beside the real SQLite, on statements such as applications run: it never refuses what SQLite accepts.</summary>
public sealed class StatementTests(ITestOutputHelper output) : IDisposable
{
    private static readonly QueryProblemKind[] Warnings =
        [QueryProblemKind.ParameterType, QueryProblemKind.NullableResult, QueryProblemKind.DuplicateResult, QueryProblemKind.UnstableRow];

    // ELE_MUTATIONS asks for a longer run than CI makes.
    private static readonly int Mutations = int.Parse(
        Environment.GetEnvironmentVariable("ELE_MUTATIONS") ?? "4000", System.Globalization.CultureInfo.InvariantCulture);

    private readonly QuerySchema _schema = new();

    public void Dispose() => _schema.Dispose();

    [Fact]
    public void There_are_at_least_500_different_statements() => Assert.True(StatementFile.Accepted.Distinct().Count() >= 500);

    [Fact]
    public void No_statement_that_sqlite_prepares_is_refused()
    {
        string[] unprepared = [.. StatementFile.Accepted.Where(sql => _schema.Prepare(sql) is not null).Select(sql => $"{_schema.Prepare(sql)}: {sql}")];
        Assert.True(unprepared.Length == 0, string.Join("\n", unprepared));
        string[] refused = [.. StatementFile.Accepted.SelectMany(sql => Errors(sql).Select(problem => $"{problem}\n  in {sql}"))];
        Assert.True(refused.Length == 0, string.Join("\n", refused));
    }

    [Fact]
    public void Every_statement_is_understood()
    {
        string[] strange = [.. StatementFile.Accepted.Where(sql => SqlParser.Parse(new SqlText(sql)) is null)];
        Assert.True(strange.Length == 0, string.Join("\n", strange));
    }

    [Fact]
    public void The_statement_that_runs_prepares_and_gives_the_same_columns()
    {
        foreach (string sql in StatementFile.Accepted)
        {
            string bound = QuerySchema.Bind(sql).Sql;
            Assert.True(_schema.Prepare(bound) is null, $"{sql}\n{bound}\n{_schema.Prepare(bound)}");
            // SQLite names an expression without a name after its text, in which a parameter now has a number.
            Assert.Equal(_schema.Columns(sql).Select(Bare), _schema.Columns(bound).Select(Bare));
        }
    }

    [Fact]
    public void What_is_found_in_a_refused_statement_is_what_sqlite_complains_of()
    {
        int found = 0;
        foreach (string sql in StatementFile.Refused)
        {
            string? message = _schema.Prepare(sql);
            Assert.True(message is not null, $"SQLite accepts {sql}");
            QueryProblem[] problems = [.. Errors(sql)];
            found += problems.Length > 0 ? 1 : 0;
            Assert.All(problems, problem => Assert.True(IsAt(problem, sql, message!), $"{sql}\n{problem}\n{message}"));
        }

        output.WriteLine($"{found} of {StatementFile.Refused.Count} refused statements are found while typing.");
        Assert.True(StatementFile.Refused.Distinct().Count() >= 150);
        Assert.True(found >= StatementFile.Refused.Count * 85 / 100, $"Only {found} of {StatementFile.Refused.Count} were found.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mutated_statement_that_sqlite_accepts_is_never_refused(int seed)
    {
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < Mutations; i++)
        {
            string sql = Mutation.Of(StatementFile.Accepted[random.Next(StatementFile.Accepted.Count)], random);
            QueryProblem[] problems = [.. Errors(sql)];
            if (_schema.Prepare(sql) is not null || sql.Contains('\0', StringComparison.Ordinal) || !IsOneQuery(sql))
                continue;
            accepted++;
            Assert.True(problems.Length == 0, $"SQLite accepts\n{sql}\nbut: {string.Join("\n", problems.Select(problem => problem.ToString()))}");
        }

        Assert.True(accepted > Mutations / 20, $"Only {accepted} of the mutations were valid.");
    }

    // What is no select and no write, and two statements in one, are refused although SQLite takes them.
    private static bool IsOneQuery(string sql)
    {
        var kind = StatementKind.Of(new SqlText(sql));
        return kind.Check(kind.IsWrite) is null;
    }

    private static IEnumerable<QueryProblem> Errors(string sql) =>
        QuerySchema.Bind(sql).Problems.Where(problem => !Warnings.Contains(problem.Kind) && problem.Kind != QueryProblemKind.MissingParameter);

    private static bool IsAt(QueryProblem problem, string sql, string message)
    {
        string text = sql.Substring(problem.Start, problem.Length);
        string name = text.Trim('"', '[', ']', '`');
        return problem.Kind switch
        {
            QueryProblemKind.Malformed or QueryProblemKind.NotASelect or QueryProblemKind.NotACommand => true,
            QueryProblemKind.UnknownTable => message.Contains($"no such table: {name}", StringComparison.Ordinal)
                || message.Contains($"no such table: main.{name}", StringComparison.Ordinal)
                || message.Contains($"no such column: {name}.", StringComparison.Ordinal),
            QueryProblemKind.AmbiguousColumn => message == $"ambiguous column name: {name}",
            _ => message.EndsWith(name, StringComparison.Ordinal) || message.Contains($"column named {name}", StringComparison.Ordinal)
                || message.Contains($"column {name} ", StringComparison.Ordinal),
        };
    }

    private static string Bare(string name) => name.Contains('@', StringComparison.Ordinal) || name.Contains('?', StringComparison.Ordinal) ? "" : name;
}
