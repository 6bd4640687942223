using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>What a command may do to a table does not depend on the assembly of its record.</summary>
public sealed class OtherAssemblyCommandTests
{
    [Theory]
    [InlineData("[property: Key] long Id", ", File(\"{Id}.md\")", "update notes set id = 1", "ELE0051")]
    [InlineData("[property: Key] long Id, [property: FullText] string Text", "", "replace into notes (id) values (1)", "ELE0055")]
    [InlineData("[property: Key] long Id, [property: Version] long Count", "", "update notes set id = 1", "ELE0056")]
    public void A_command_is_checked_against_a_table_of_another_assembly(string properties, string attributes, string sql, string id)
    {
        GenerationResult result = Run(
            $"[Table(\"notes\"){attributes}] public partial record Note({properties});",
            $"[Command(\"{sql}\")] public partial System.Threading.Tasks.Task Run();");

        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Id == id);
    }

    [Fact]
    public void The_schema_of_a_store_has_all_that_the_record_of_another_assembly_says()
    {
        const string Note = "[Table(\"notes\")] public partial record Note { [Key(AutoIncrement = true)] public long Id { get; init; } [Column(\"state\", Default = \"'open'\")] public string State { get; init; } = \"\"; }";

        string schema = Assert.Single(Run(Note, "").Sources, source => source.Contains("CompiledSchema(", StringComparison.Ordinal));

        Assert.Contains("integer primary key autoincrement", schema, StringComparison.Ordinal);
        Assert.Contains("text not null default 'open'", schema, StringComparison.Ordinal);
    }

    private static GenerationResult Run(string record, string member)
    {
        using var image = new MemoryStream();
        Assert.True(Generation.Run(record).Output.WithAssemblyName("Library").Emit(image).Success);
        return Generation.Run(Generation
            .Compile($"[Store(typeof(Note))] public partial class S {{ {member} }}")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
    }
}
