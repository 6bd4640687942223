using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Benchmarks.Generator;

/// <summary>A large project as source text: 1,000 records, 100 stores with 20 queries each, and 200 files that have nothing to do with it.</summary>
internal static class Workload
{
    public const int Records = 1_000;
    public const int Queries = 2_000;
    private const int Stores = 100;
    private const int OtherFiles = 200;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "EmergentLearning.Engine.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The compilation before any edit.</summary>
    public static CSharpCompilation Create() => CSharpCompilation.Create(
        "Workload",
        Enumerable.Range(0, Records).Select(i => Parse(Record(i), RecordPath(i)))
            .Concat(Enumerable.Range(0, Stores).Select(i => Parse(Store(i), $"/src/Stores/Store{i}.cs")))
            .Concat(Enumerable.Range(0, OtherFiles).Select(i => Parse(Other(i, "0"), OtherPath(i)))),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation after a key stroke in a method body of a file without any record.</summary>
    public static Compilation EditBody(Compilation before, int number) =>
        Replace(before, OtherPath(7), Other(7, number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The compilation after a record has got another property.</summary>
    public static Compilation EditRecord(Compilation before, int number) =>
        Replace(before, RecordPath(7), Record(7).Replace(
            "public string? Note { get; init; }", $"public string? Note{number} {{ get; init; }}", StringComparison.Ordinal));

    private static Compilation Replace(Compilation before, string path, string source) =>
        before.ReplaceSyntaxTree(before.SyntaxTrees.First(tree => tree.FilePath == path), Parse(source, path));

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, path: path);

    private static string RecordPath(int i) => $"/src/Records/Record{i}.cs";

    private static string OtherPath(int i) => $"/src/Other/Other{i}.cs";

    private static string Record(int i) => $$"""
        using System;
        using EmergentLearning.Engine.Schema;

        namespace Workload.Records;

        [Table("record_{{i}}")]
        [Unique(nameof(Code), nameof(Region))]
        public sealed partial record Record{{i}}
        {
            [Key] public long Id { get; init; }
            [Index] public required string Topic { get; init; }
            public required string Code { get; init; }
            public required string Region { get; init; }
            [Check("weight between 1 and 5")] public int Weight { get; init; } = 3;
            public double? Score { get; init; }
            public DateTimeOffset CreatedAt { get; init; }
            public Guid Reference { get; init; }
            public byte[]? Payload { get; init; }
            public string? Note { get; init; }
        }
        """;

    private static string Store(int store)
    {
        const int PerStore = Records / Stores;
        int first = store * PerStore;
        var source = new StringBuilder("using System.Collections.Generic;\nusing EmergentLearning.Engine.Schema;\nusing Workload.Records;\n\nnamespace Workload.Stores;\n\n");
        source.Append("[Store(").AppendJoin(", ", Enumerable.Range(first, PerStore).Select(i => $"typeof(Record{i})")).Append(")]\n");
        source.Append($"public sealed partial class Store{store}\n{{\n");
        for (int i = first; i < first + PerStore; i++)
        {
            source.Append($$"""
                    [Query("select * from record_{{i}} where topic = @topic and weight >= @min order by created_at desc limit @take")]
                    public partial IReadOnlyList<Record{{i}}> Heaviest{{i}}(string topic, int min, int take);

                    [Query("select count(*) from record_{{i}} r join record_{{first}} other on other.id = r.id where r.region = @region")]
                    public partial long Count{{i}}(string region);

                """);
        }

        return source.Append("}\n").ToString();
    }

    private static string Other(int i, string body) => $$"""
        using System.Collections.Generic;
        using System.Linq;

        namespace Workload.Other;

        public sealed class Other{{i}}
        {
            private readonly List<int> _numbers = [];

            public int Sum(int start)
            {
                int sum = start + {{body}};
                foreach (int number in _numbers.Where(n => n > 0))
                    sum += number;
                return sum;
            }
        }
        """;
}
