using System.Collections.Immutable;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

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

    private static PortableExecutableReference Image(Compilation library)
    {
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
