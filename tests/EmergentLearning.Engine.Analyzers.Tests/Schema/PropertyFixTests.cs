using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.Schema;

namespace EmergentLearning.Engine.Analyzers.Tests.Schema;

/// <summary>ELE0006 and ELE0036.</summary>
public sealed class PropertyFixTests
{
    [Theory]
    [InlineData("public List<int>? Tags { get; init; }", "[NotStored] public List<int>? Tags { get; init; }")]
    [InlineData("/// <summary>All.</summary>\n    [Obsolete]\n    public object? Tags { get; set; }", "/// <summary>All.</summary>\n    [NotStored]\n    [Obsolete]\n    public object? Tags { get; set; }")]
    [InlineData("public object? A { get; set; } public object? B { get; set; }", "[NotStored] public object? A { get; set; } [NotStored] public object? B { get; set; }")]
    public Task What_cannot_be_stored_is_marked_so(string property, string expected) =>
        SchemaFix.Run<NotStoredCodeFix>(Record(property), Record(expected));

    [Theory]
    [InlineData("public required object Tags { get; init; }")]
    [InlineData("[Index] public object? Tags { get; init; }")]
    public Task What_is_meant_to_be_stored_is_left_alone(string property) => SchemaFix.RunUnfixed<NotStoredCodeFix>(Record(property));

    [Theory]
    [InlineData("[Index] public int A { get; }", "[Index] public int A { get; init; }")]
    [InlineData("[Index] public int A\n    {\n        get; // always\n    } = 3;", "[Index] public int A\n    {\n        get; init; // always\n    } = 3;")]
    [InlineData("[Index] public int A { get; } [Unique] public int B { get; }", "[Index] public int A { get; init; } [Unique] public int B { get; init; }")]
    public Task What_can_only_be_read_can_be_set(string property, string expected) =>
        SchemaFix.Run<InitAccessorCodeFix>(Record(property), Record(expected));

    [Theory]
    [InlineData("[Index] public int A => 1;")]
    [InlineData("[Index] public int A { get => 1; }")]
    [InlineData("[Index] public int A { get { return 1; } }")]
    [InlineData("[Index] public static int A { get; }")]
    [InlineData("[Index, NotStored] public int A { get; }")]
    public Task What_has_no_value_of_its_own_is_left_alone(string property) => SchemaFix.RunUnfixed<InitAccessorCodeFix>(Record(property));

    private static string Record(string property) =>
        Notes.Usings + "[Table(\"t\")]\npublic partial record R\n{\n    [Key] public long Id { get; init; }\n    " + property + "\n}\n";
}
