using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Sql;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>The binder beside the real SQLite: what SQLite accepts, the binder never refuses.</summary>
public sealed class BinderTests : IDisposable
{
    private static readonly TableModel[] Tables = ParseTables();

    private static readonly ResultModel Anything = new()
    {
        Kind = ResultKind.Scalar, Shape = ResultShape.List, TypeName = "string",
        Scalar = new ValueModel { Kind = ColumnKind.Text, TypeName = "string", IsNullable = true },
    };

    // ELE_MUTATIONS asks for a longer run than CI makes.
    private static readonly int Mutations = int.Parse(
        Environment.GetEnvironmentVariable("ELE_MUTATIONS") ?? "1500", System.Globalization.CultureInfo.InvariantCulture);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public BinderTests()
    {
        _connection.Open();
        foreach (TableModel table in Tables)
            Prepare(SqliteDialect.Describe(table).CreateTable, run: true);
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Every_valid_query_is_accepted()
    {
        foreach (string sql in ValidQueries.All)
        {
            Assert.True(Prepare(sql) is null, $"{sql}\nis not valid: {Prepare(sql)}");
            Assert.True(!Names(sql).Any(), $"{sql}\n{string.Join("\n", Names(sql))}");
        }
    }

    [Fact]
    public void What_the_binder_writes_prepares_and_means_the_same_columns()
    {
        foreach (string sql in ValidQueries.All)
        {
            BoundQuery bound = Bind(sql);
            Assert.True(Prepare(bound.Sql) is null, $"{sql}\n{bound.Sql}\n{Prepare(bound.Sql)}");
            Assert.DoesNotContain("@a", bound.Sql.Replace("'@a'", "", StringComparison.Ordinal).Replace("@a */", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(Columns(sql), Columns(bound.Sql));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_mutated_query_that_sqlite_accepts_is_never_refused(int seed)
    {
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < Mutations; i++)
        {
            string sql = Mutation.Of(ValidQueries.All[i % ValidQueries.All.Count], random);
            QueryProblem[] problems = [.. Names(sql)];
            if (Prepare(sql) is not null || StatementKind.Of(new(sql)).Check(isCommand: false) is not null)
                continue;
            accepted++;
            Assert.True(problems.Length == 0, $"SQLite accepts\n{sql}\nbut: {string.Join("\n", problems.Select(problem => problem.ToString()))}");
        }

        Assert.True(accepted > Mutations / 10, $"Only {accepted} of the mutations were valid.");
    }

    [Theory]
    [InlineData("select 'never closed")]
    [InlineData("select \"never closed")]
    [InlineData("select [never closed")]
    [InlineData("select `")]
    [InlineData("select ((((((")]
    [InlineData("select ))))))")]
    [InlineData("select /* never closed")]
    [InlineData("from")]
    [InlineData("select * from")]
    [InlineData("select * from notes as")]
    [InlineData("select * from notes indexed by")]
    [InlineData("select notes. from notes")]
    [InlineData("with with with")]
    [InlineData("with a as (")]
    [InlineData("select , from notes")]
    [InlineData("@")]
    [InlineData("\0\uFFFF\uD800")]
    public void Malformed_text_is_bound_without_an_exception(string sql)
    {
        foreach (string text in new[] { sql, sql + sql, string.Concat(Enumerable.Repeat(sql + " ", 1 + (10_000 / sql.Length))) })
        {
            BoundQuery bound = Bind(text);
            Assert.All(bound.Problems, problem => Assert.InRange(problem.Start + problem.Length, 0, text.Length));
        }
    }

    [Fact]
    public void Malformed_text_goes_through_the_whole_generator_without_an_exception()
    {
        var random = new Random(7);
        for (int i = 0; i < 60; i++)
        {
            string sql = Mutation.Of(Mutation.Of(ValidQueries.All[i % ValidQueries.All.Count], random), random) + new string('(', i * 100);
            string literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(sql, quote: true);
            string source = DiagnosticCases.Query("SQL", "public partial IReadOnlyList<Note> All(int a);").Replace("\"SQL\"", literal, StringComparison.Ordinal);

            Assert.All(Generation.Run(source).Diagnostics, diagnostic => Assert.True(diagnostic.Location.IsInSource));
        }
    }

    private static IEnumerable<QueryProblem> Names(string sql) =>
        Bind(sql).Problems.Where(problem =>
            problem.Kind is QueryProblemKind.UnknownTable or QueryProblemKind.UnknownColumn or QueryProblemKind.AmbiguousColumn or QueryProblemKind.Malformed);

    private static BoundQuery Bind(string sql) =>
        new QueryBinder(Tables, knowsAllTables: true).Bind(sql, [Parameter("a"), Parameter("b")], Anything);

    private static QueryParameter Parameter(string name) => new(name, "string", Anything.Scalar, null);

    private static TableModel[] ParseTables()
    {
        Compilation compilation = Generation.Compile("""
            [Table("notes")] public partial record Note([property: Key] long Id, string Topic, int Weight, string? Remark, DateTime CreatedAt);
            [Table("tags")] public partial record Tag([property: Key] long Id, long NoteId, string Name);
            """);
        return [.. new[] { "Note", "Tag" }.Select(name => TableParser.Parse(compilation.GetTypeByMetadataName(name)!).Model!)];
    }

    private string? Prepare(string sql, bool run = false)
    {
        int result = SQLitePCL.raw.sqlite3_prepare_v2(_connection.Handle!, sql, out SQLitePCL.sqlite3_stmt statement);
        using (statement)
        {
            if (run)
                SQLitePCL.raw.sqlite3_step(statement);
            return result == SQLitePCL.raw.SQLITE_OK ? null : SQLitePCL.raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string();
        }
    }

    private IEnumerable<string> Columns(string sql)
    {
        SQLitePCL.raw.sqlite3_prepare_v2(_connection.Handle!, sql, out SQLitePCL.sqlite3_stmt statement);
        using (statement)
        {
            int count = SQLitePCL.raw.sqlite3_column_count(statement);
            return [.. Enumerable.Range(0, count).Select(i => SQLitePCL.raw.sqlite3_column_origin_name(statement, i).utf8_to_string() ?? "")];
        }
    }
}
