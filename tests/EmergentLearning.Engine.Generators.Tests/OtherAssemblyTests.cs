using System.Collections.Immutable;
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
        string store = Assert.Single(driver.GetRunResult().GeneratedTrees).ToString();
        Assert.Contains("""select "n"."id", "n"."topic", "n"."the secret", "n"."day" from notes""", store, StringComparison.Ordinal);
        Assert.Contains("select id, price from tags", store, StringComparison.Ordinal);
    }

    private static PortableExecutableReference Image(Compilation library, bool isReferenceAssembly = false)
    {
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, options: new EmitOptions(metadataOnly: isReferenceAssembly, includePrivateMembers: !isReferenceAssembly)).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
