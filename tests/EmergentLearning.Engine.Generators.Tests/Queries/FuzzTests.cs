using System.Text;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Generators.Tests.Queries;

/// <summary>Whatever is written, the generator answers: with code, or with diagnostics at places in the file.</summary>
public sealed class FuzzTests
{
    private const int QueriesAtOnce = 100;
    private const int RecordsAtOnce = 20;

    private const string Store =
        "[Store(typeof(User))] partial class S { [Query(\"select * from users where id in @ids\")] public partial IReadOnlyList<User> All( List<long> ids ); [Command(\"delete from users\")] public partial System.Threading.Tasks.Task<int> Clear(); }";

    // ELE_SEED asks for other mutations than CI makes.
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("ELE_SEED") ?? "20260101", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string[] Results =
        ["IReadOnlyList<Ticket>", "Ticket?", "User", "(string A, long B)", "IReadOnlyList<(string Title, long?)>", "string?", "int", "IReadOnlyList<string>"];

    private static readonly string[] RecordWords =
    [
        "[Key]", "[property: Key]", "[Index]", "[Unique]", "[Unique(\"Id\")]", "[Table(\"x\")]", "[Table(\"users\")]", "[File(\"{Id}\")]", "[Check(\"(\")]", "partial",
        "record", "struct", "class", "abstract", "static", "long", "long?", "string", "string?", "int[]", "dynamic", "object", "T", "<T>", "(", ")", "{", "}", "[", "]",
        ",", ";", "\"", "@", "required", "init", "get;", "=", "=>", "null", "?", "Id", "Name", "Key", "public", "private", "sealed", "readonly", "ref", "where", "new", "\0", "é",
    ];

    [Fact]
    public void Eight_thousand_mutated_statements_are_read_without_an_exception()
    {
        var random = new Random(Seed);
        for (int run = 0; run < 8_000 / QueriesAtOnce; run++)
        {
            var store = new StringBuilder(QuerySchema.Records)
                .Append("\n[Store(typeof(User), typeof(Project), typeof(Ticket), typeof(Comment), typeof(Label), typeof(TicketLabel), typeof(TimeEntry), typeof(Attachment), typeof(AuditEntry), typeof(Sprint), typeof(SprintTicket), typeof(OrderLine))] public partial class S {\n");
            for (int i = 0; i < QueriesAtOnce; i++)
                store.Append(Method(i, random));

            AssertAnswers(store.Append('}').ToString());
        }
    }

    [Fact]
    public void Two_thousand_mutated_records_are_read_without_an_exception()
    {
        var random = new Random(Seed + 1);
        string[] records = QuerySchema.Records.Split('\n');
        for (int run = 0; run < 2_000 / RecordsAtOnce; run++)
        {
            string[] files = [.. Enumerable.Range(0, RecordsAtOnce).Select(i =>
                $"namespace N{i} {{ {Mutate(records[random.Next(records.Length)], random)}\n {(i % 2 == 0 ? Store : Mutate(Store, random))} }}")];

            AssertAnswers(files);
        }
    }

    private static string Method(int number, Random random)
    {
        string sql = StatementFile.Accepted[random.Next(StatementFile.Accepted.Count)];
        for (int i = random.Next(1, 4); i > 0; i--)
            sql = Mutation.Of(sql, random);
        bool writes = random.Next(3) == 0;
        string result = Results[random.Next(Results.Length)];
        string literal = random.Next(2) == 0 ? SymbolDisplay.FormatLiteral(sql, quote: true) : "@\"" + sql.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        return $"[{(writes ? "Command" : "Query")}({literal})] public partial {(writes ? $"System.Threading.Tasks.Task<{result}>" : result)} M{number}(string a, long id, IReadOnlyList<long> ids);\n";
    }

    private static string Mutate(string record, Random random)
    {
        string[] words = record.Split(' ');
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(words.Length);
            string word = RecordWords[random.Next(RecordWords.Length)];
            words[at] = random.Next(4) switch
            {
                0 => "",
                1 => word,
                2 => words[at] + " " + word,
                _ => words[random.Next(words.Length)],
            };
        }

        return string.Join(' ', words);
    }

    private static void AssertAnswers(params string[] sources)
    {
        // An exception of the generator fails the run itself.
        GenerationResult result = Generation.Run(sources);
        Assert.All(result.Diagnostics, diagnostic => Assert.True(
            diagnostic.Location.IsInSource && diagnostic.Location.SourceSpan.End <= diagnostic.Location.SourceTree!.Length, diagnostic.ToString()));
        Assert.All(result.Sources, source => Assert.DoesNotContain('\r', source));
    }
}
