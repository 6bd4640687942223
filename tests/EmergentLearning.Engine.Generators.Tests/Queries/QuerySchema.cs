using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Sql;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmergentLearning.Engine.Generators.Tests.Queries;

/// <summary>The tables of an issue tracker: as the generator sees them, and in a real SQLite.</summary>
internal sealed class QuerySchema : IDisposable
{
    public const string Records = """
        [Table("users")] public partial record User([property: Key] long Id, string Name, [property: Unique] string Email, long? ManagerId, bool Active, double Balance, string? Settings, DateTime CreatedAt);
        [Table("projects")] public partial record Project([property: Key] long Id, [property: Unique] string Key, string Name, long OwnerId, double? Budget, DateOnly? StartedOn, bool Archived);
        [Table("tickets"), Unique("ProjectId", "Number"), Index("Status", "Priority")] public partial record Ticket([property: Key] long Id, long ProjectId, int Number, string Title, string? Body, string Status, int Priority, long? AssigneeId, long ReporterId, double? Estimate, long? ParentId, string? Meta, DateTime CreatedAt, DateTime? ClosedAt);
        [Table("comments")] public partial record Comment([property: Key] long Id, [property: Index] long TicketId, long AuthorId, string Body, DateTime CreatedAt, DateTime? EditedAt);
        [Table("labels")] public partial record Label([property: Key] long Id, [property: Unique] string Name, string? Color);
        [Table("ticket_labels"), Unique("TicketId", "LabelId")] public partial record TicketLabel([property: Key] long Id, long TicketId, long LabelId);
        [Table("time_entries")] public partial record TimeEntry([property: Key] long Id, long TicketId, long UserId, int Minutes, DateOnly SpentOn, string? Note);
        [Table("attachments")] public partial record Attachment([property: Key] long Id, long TicketId, string Name, long Size, byte[] Hash, byte[]? Content);
        [Table("audit_log")] public partial record AuditEntry([property: Key] long Id, string TableName, long RowId, string Action, DateTime At, string? Details);
        [Table("sprints")] public partial record Sprint([property: Key] long Id, long ProjectId, string Name, DateOnly StartsOn, DateOnly? EndsOn, string? Goal);
        [Table("sprint_tickets")] public partial record SprintTicket([property: Key] long Id, long SprintId, long TicketId, int Position);
        [Table("order lines")] public partial record OrderLine([property: Key, Column("line no")] long LineNo, [property: Column("group")] string? Group, [property: Column("select")] string? Select);
        """;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public QuerySchema()
    {
        _connection.Open();
        foreach (TableSql table in Tables.Select(SqliteDialect.Describe))
        {
            foreach (string statement in table.CreateIndexes.Prepend(table.CreateTable))
                Run(statement);
        }

        Run("create virtual table tickets_fts using fts5(title, body, content='tickets', content_rowid='id')");
    }

    public static IReadOnlyList<TableModel> Tables { get; } = ParseTables();

    /// <summary>What the binder has against a statement, whatever its method may return.</summary>
    public static BoundQuery Bind(string sql)
    {
        var result = new ResultModel { Kind = ResultKind.None, Shape = ResultShape.Nothing, TypeName = "void" };
        bool isCommand = StatementKind.Of(new(sql)).IsWrite;
        IEnumerable<string> names = SqlTokenizer.Tokenize(sql).Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Text[1..]);
        var text = new ValueModel { Kind = ColumnKind.Text, TypeName = "string", IsNullable = true };
        return new QueryBinder(Tables, knowsAllTables: true).Bind(sql, [.. names.Distinct().Select(name => new QueryParameter(name, "string", text, null))], result, isCommand);
    }

    /// <summary>SQLite's own message, or <see langword="null"/> for a statement that it prepares.</summary>
    public string? Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v2(_connection.Handle!, sql, out sqlite3_stmt statement);
        using (statement)
            return result == raw.SQLITE_OK ? null : raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string();
    }

    /// <summary>The names of the columns that a statement gives.</summary>
    public IReadOnlyList<string> Columns(string sql)
    {
        raw.sqlite3_prepare_v2(_connection.Handle!, sql, out sqlite3_stmt statement);
        using (statement)
            return [.. Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => raw.sqlite3_column_name(statement, i).utf8_to_string())];
    }

    public void Dispose() => _connection.Dispose();

    private static TableModel[] ParseTables()
    {
        Compilation compilation = Generation.Compile(Records);
        return [.. compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax>()
            .Select(record => TableParser.Parse(compilation.GetTypeByMetadataName(record.Identifier.Text)!).Model!)];
    }

    private void Run(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
