using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace EmergentLearning.Engine.Generators.Tests;

public sealed class OtherAssemblyTests
{
    private const string Library =
        "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } [Index] public required string Topic { get; init; } }";

    private const string Store =
        "[Store(typeof(Note))] public partial class S { [Query(\"select * from notes\")] public partial IReadOnlyList<Note> All(); }";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_holds_the_tables_of_another_assembly(bool isCompiled)
    {
        Compilation library = Generation.Run(Library).Output.WithAssemblyName("Library");
        MetadataReference reference = isCompiled ? Image(library) : library.ToMetadataReference();

        Generation.CreateDriver().RunGeneratorsAndUpdateCompilation(
            Generation.Compile(Store).AddReferences(reference), out Compilation output, out ImmutableArray<Diagnostic> diagnostics);

        Assert.Empty(diagnostics);
        Assert.DoesNotContain(output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Columns_that_the_other_assembly_does_not_show_are_known_all_the_same(bool isReferenceAssembly)
    {
        const string Hiding =
            "namespace Lib { [Table(\"notes\")] public partial class Note { [Key] internal long Id { get; private set; } public string? Topic { get; private set; } [Column(\"the secret\")] private int Secret { get; set; } [StoredAsText] internal DayOfWeek? Day { get; set; } }"
            + "[Table(\"tags\")] public partial class Tag(long id, Money price) { [Key] public long Id { get; } = id; public Money Price { get; } = price; }"
            + "[Converter(typeof(C))] public record Money(int Cents); internal class C : IColumnConverter<Money, long> { public static long ToStored(Money value) => value.Cents; public static Money FromStored(long stored) => new((int)stored); } }";
        const string Using =
            "[Store(typeof(Lib.Note), typeof(Lib.Tag))] public partial class S { [Query(\"select n.* from notes n where n.\\\"the secret\\\" = @secret\")] public partial IReadOnlyList<Lib.Note> All(int secret);"
            + "[Query(\"select price, id from tags\")] public partial IReadOnlyList<Lib.Tag> Tagged(); [Query(\"select day from notes\")] public partial IReadOnlyList<string?> Days(); }";
        Compilation library = Generation.Run(Hiding).Output.WithAssemblyName("Library");
        Assert.DoesNotContain(library.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        GeneratorDriver driver = Generation.CreateDriver().RunGeneratorsAndUpdateCompilation(
            Generation.Compile(Using).AddReferences(Image(library, isReferenceAssembly)), out Compilation output, out ImmutableArray<Diagnostic> diagnostics);

        Assert.Empty(diagnostics);
        Assert.DoesNotContain(output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        string store = driver.GetRunResult().GeneratedTrees.Single(tree => !tree.ToString().Contains("CompiledSchema(", StringComparison.Ordinal)).ToString();
        Assert.Contains("""select "id", "topic", "the secret", "day" from notes n where n."the secret" = ?1""", store, StringComparison.Ordinal);
        Assert.Contains("select price, id from tags", store, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_another_assembly_is_stored_with_what_it_hides()
    {
        const string Hiding =
            "namespace Lib; [Table(\"notes\")] public partial class Note { [Key] public long Id { get; private set; } [Column(\"secret\")] private int Secret { get; set; } public string? Topic { get; private set; } [StoredAsText] public DayOfWeek Day { get; private set; } "
            + "public static Note Of(int secret, string topic) => new() { Secret = secret, Topic = topic, Day = DayOfWeek.Friday }; public string Tell() => $\"{Id} {Secret} {Topic} {Day}\"; }";
        const string Using =
            "[Store(typeof(Lib.Note))] public partial class S { [Query(\"select topic, day, secret, id from notes where secret = @secret and day = @day order by id\")] public partial Lib.Note? Find(int secret, [StoredAsText] DayOfWeek day);"
            + "public static async System.Threading.Tasks.Task<string> RunAsync(string root) { await using S store = await OpenAsync(root, new EmergentLearning.Engine.Hosting.StoreOptions { UseGit = false }); "
            + "await store.Notes.InsertAsync(Lib.Note.Of(7, \"a\")); return store.Find(7, DayOfWeek.Friday)?.Tell() + \", \" + store.Notes.Find(1)?.Tell(); } }";
        var context = new AssemblyLoadContext(nameof(OtherAssemblyTests), isCollectible: true);
        Compilation library = Generation.Run(Hiding).Output.WithAssemblyName("Library");
        byte[] image = Emit(library);
        Generation.CreateDriver().RunGeneratorsAndUpdateCompilation(
            Generation.Compile(Using).AddReferences(MetadataReference.CreateFromImage(image)), out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        context.LoadFromStream(new MemoryStream(image));
        MethodInfo run = context.LoadFromStream(new MemoryStream(Emit(output))).GetType("S")!.GetMethod("RunAsync")!;
        string root = Directory.CreateTempSubdirectory("engine-assemblies-").FullName;

        string told = await (Task<string>)run.Invoke(null, [Path.Combine(root, "store")])!;

        Directory.Delete(root, recursive: true);
        Assert.Equal("1 7 a Friday, 1 7 a Friday", told);
    }

    private static byte[] Emit(Compilation compilation, bool isReferenceAssembly = false)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, options: new EmitOptions(metadataOnly: isReferenceAssembly, includePrivateMembers: !isReferenceAssembly));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    private static PortableExecutableReference Image(Compilation library, bool isReferenceAssembly = false) =>
        MetadataReference.CreateFromImage(Emit(library, isReferenceAssembly));
}
