using CsCheck;
using EmergentLearning.Engine.Authoring;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Authoring;

/// <summary>Any schema can be brought to any other: what comes of the migration is the schema, and what is kept keeps its values.</summary>
public sealed class SchemaEvolutionTests
{
    private const int Rows = 3;

    [Fact]
    public void The_steps_between_any_two_schemas_lead_to_the_second_and_keep_every_value() =>
        Gen.Select(RandomSchemas.Schema, RandomSchemas.Schema).Sample((before, after) => Evolve(before, after), iter: 3000, threads: 1);

    [Fact]
    public void From_a_schema_to_itself_there_is_no_step() =>
        RandomSchemas.Schema.Sample(schema => Assert.True(SchemaDiff.Compare(schema, schema).IsEmpty), iter: 300, threads: 1);

    private static void Evolve(IReadOnlyList<TableShape> before, IReadOnlyList<TableShape> after)
    {
        using TrialDatabase database = Create(before);
        using TrialDatabase expected = Create(after);
        Fill(database, before);
        var kept = new List<(string After, string Values)>();
        foreach (TableChange change in SchemaDiff.Between(before, after).Changes.Where(change => change.Old is not null))
            kept.AddRange(Kept(change).Select(pair => (Select(change.New.Name, pair.After), Read(database, Select(change.Old!.Name, pair.Before)))));
        string text = SchemaDiff.Compare(before, after).Text("S", 2);

        foreach (string statement in SqlScript.Split(text))
            Assert.True(database.Run(statement) is null, $"{database.Run(statement)?.Message}: {statement}\n\n{text}");

        Assert.Equal(Describe(expected), Describe(database));
        Assert.Equal("ok", Read(database, "select integrity_check from pragma_integrity_check"));
        Assert.Equal("", Read(database, "select \"table\" from pragma_foreign_key_check"));
        Assert.All(kept, pair => Assert.Equal(pair.Values, Read(database, pair.After)));
        AssertSearches(database, after);
    }

    /// <summary>The search of every table finds the rows that were there before it.</summary>
    private static void AssertSearches(TrialDatabase database, IReadOnlyList<TableShape> schema)
    {
        foreach (SchemaStatement search in schema.SelectMany(table => table.Objects).Select(SchemaStatement.Of).Where(each => each.NeedsFilling))
        {
            string name = SqlName.Quote(search.Name);
            Assert.True(database.Run($"insert into {name} ({name}, rank) values ('integrity-check', 1)") is null, search.Name);
        }
    }

    // What has another type is written otherwise, and what had nothing may get something.
    private static IEnumerable<(string Before, string After)> Kept(TableChange change) =>
        from column in change.New.Columns
        let former = change.FormerOf(column)
        where former is not null && former.Type == column.Type && (former.NotNull || !column.NotNull)
        select (former.Name, column.Name);

    private static IEnumerable<string> Describe(TrialDatabase database) =>
        SchemaText.Of(database.Session).Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal);

    private static TrialDatabase Create(IReadOnlyList<TableShape> schema)
    {
        var database = new TrialDatabase("evolution");
        foreach (string sql in schema.SelectMany(table => (string[])[table.Create, .. table.Objects]))
            Assert.True(database.Run(sql) is null, $"{database.Run(sql)?.Message}: {sql}");
        return database;
    }

    // Numbers, which every type can hold.
    private static void Fill(TrialDatabase database, IReadOnlyList<TableShape> schema)
    {
        foreach (TableShape table in schema)
        {
            for (int row = 1; row <= Rows; row++)
            {
                IEnumerable<string> values = table.Columns.Select((column, i) => column.Name is "id" or "ref" ? $"{row}" : !column.NotNull && row == 2 ? "null" : $"{(10 * i) + row}");
                string columns = string.Join(", ", table.Columns.Select(column => SqlName.Quote(column.Name)));
                Assert.Null(database.Run($"insert into {SqlName.Quote(table.Name)} ({columns}) values ({string.Join(", ", values)})"));
            }
        }

        // A reference to a table that comes later is good by now; one to a table that goes is not, and is emptied.
        foreach (TableShape table in schema.Where(table => table.Columns.Any(column => column.Name == "ref")))
            Assert.Null(database.Run($"update {SqlName.Quote(table.Name)} set ref = null"));
    }

    private static string Select(string table, string column) => $"select {SqlName.Quote(column)} from {SqlName.Quote(table)} order by id";

    private static string Read(TrialDatabase database, string sql)
    {
        using IStatement statement = database.Session.Prepare(sql);
        var values = new List<string>();
        while (statement.MoveNext())
            values.Add(statement.IsNull(0) ? "null" : statement.GetText(0));
        return string.Join(',', values);
    }
}
