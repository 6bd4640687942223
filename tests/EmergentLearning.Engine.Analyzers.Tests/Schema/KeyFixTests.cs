using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.Schema;

namespace EmergentLearning.Engine.Analyzers.Tests.Schema;

/// <summary>ELE0002.</summary>
public sealed class KeyFixTests
{
    [Theory]
    [InlineData("{ }", "{ [Key] public long Id { get; init; } }")]
    [InlineData("{}", "{ [Key] public long Id { get; init; } }")]
    [InlineData(";", "\n{\n    [Key] public long Id { get; init; }\n}")]
    [InlineData("(string Topic);", "(string Topic)\n{\n    [Key] public long Id { get; init; }\n}")]
    [InlineData("{ public int A { get; init; } }", "{ [Key] public long Id { get; init; } public int A { get; init; } }")]
    [InlineData("\n{ // all\n  /// <summary>A.</summary>\n  public int A { get; init; }\n}", "\n{ // all\n  [Key] public long Id { get; init; }\n  /// <summary>A.</summary>\n  public int A { get; init; }\n}")]
    [InlineData("\n{\n}", "\n{\n    [Key] public long Id { get; init; }\n}")]
    [InlineData("\r\n{\r\n}", "\r\n{\r\n    [Key] public long Id { get; init; }\r\n}")]
    public Task A_key_is_added_first(string body, string expected) => SchemaFix.Run<KeyCodeFix>(Record(body), Record(expected));

    [Theory]
    [InlineData("{ public long Id { get; init; } }", "{ [Key] public long Id { get; init; } }")]
    [InlineData("(long Id, string Topic);", "([property: Key] long Id, string Topic);")]
    [InlineData("(string Topic, long Id);", "(string Topic, [property: Key] long Id);")]
    [InlineData("\n{\n    /// <summary>Which.</summary>\n    public long Id { get; init; }\n}", "\n{\n    /// <summary>Which.</summary>\n    [Key] public long Id { get; init; }\n}")]
    [InlineData("\n{\n    [Column(\"no\")]\n    public long Id { get; init; }\n}", "\n{\n    [Key]\n    [Column(\"no\")]\n    public long Id { get; init; }\n}")]
    public Task A_property_that_is_there_becomes_the_key(string body, string expected) => SchemaFix.Run<KeyCodeFix>(Record(body), Record(expected));

    [Theory]
    [InlineData("{ public int Id { get; init; } }")]
    [InlineData("{ public long? Id { get; init; } }")]
    [InlineData("{ public static long Id { get; set; } }")]
    [InlineData("{ public long Id => 1; }")]
    [InlineData("{ [NotStored] public long Id { get; init; } }")]
    [InlineData("{ public long Id() => 1; }")]
    [InlineData(" : Base; public abstract record Base { public long Id { get; init; } }")]
    public Task Another_member_of_that_name_is_left_alone(string body) => SchemaFix.RunUnfixed<KeyCodeFix>(Record(body));

    [Fact]
    public Task The_attribute_is_named_in_full_where_its_name_means_another() => SchemaFix.Run<KeyCodeFix>(
        "using System.ComponentModel.DataAnnotations;\nusing EmergentLearning.Engine.Schema;\n[Table(\"t\")] public partial record R { public long Id { get; init; } }",
        "using System.ComponentModel.DataAnnotations;\nusing EmergentLearning.Engine.Schema;\n[Table(\"t\")] public partial record R { [global::EmergentLearning.Engine.Schema.Key] public long Id { get; init; } }");

    [Fact]
    public Task Two_records_are_mended_at_once() => SchemaFix.Run<KeyCodeFix>(
        Record("{ public long Id { get; init; } }") + "[Table(\"s\")] public partial record S { }",
        Record("{ [Key] public long Id { get; init; } }") + "[Table(\"s\")] public partial record S { [Key] public long Id { get; init; } }");

    private static string Record(string body)
    {
        string text = Notes.Usings + "[Table(\"t\")] public partial record R" + body;
        return body.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text;
    }
}
