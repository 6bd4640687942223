using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.Schema;

namespace EmergentLearning.Engine.Analyzers.Tests.Schema;

/// <summary>ELE0001.</summary>
public sealed class PartialTypeFixTests
{
    [Theory]
    [InlineData("[Table(\"t\")] record R { [Key] public long Id { get; init; } }", "[Table(\"t\")] partial record R { [Key] public long Id { get; init; } }")]
    [InlineData("[Table(\"t\")] public sealed record R([property: Key] long Id);", "[Table(\"t\")] public sealed partial record R([property: Key] long Id);")]
    [InlineData("[Table(\"t\")] public record class R([property: Key] long Id);", "[Table(\"t\")] public partial record class R([property: Key] long Id);")]
    [InlineData("/* a */ [Table(\"t\")] // b\n/* c */ class /* d */ R { [Key] public long Id { get; set; } }", "/* a */ [Table(\"t\")] // b\n/* c */ partial class /* d */ R { [Key] public long Id { get; set; } }")]
    public Task The_type_becomes_partial(string type, string expected) => SchemaFix.Run<PartialTypeCodeFix>(Notes.Usings + type, Notes.Usings + expected);

    [Fact]
    public Task So_do_the_types_around_it_and_those_in_them() => SchemaFix.Run<PartialTypeCodeFix>(
        Notes.Usings + """
            static class Outer
            {
                struct Middle
                {
                    [Table("a")] public record A([property: Key] long Id);
                    [Store(typeof(A))] public sealed class S;
                    class Other;
                }

                interface Place { [Table("b")] public record B([property: Key] long Id); }
            }
            """,
        Notes.Usings + """
            static partial class Outer
            {
                partial struct Middle
                {
                    [Table("a")] public partial record A([property: Key] long Id);
                    [Store(typeof(A))] public sealed partial class S;
                    class Other;
                }

                partial interface Place { [Table("b")] public partial record B([property: Key] long Id); }
            }
            """);

    [Fact]
    public Task Fix_all_works_over_a_project() => SchemaFix.RunProject<PartialTypeCodeFix>(
        [Notes.Usings + "[Table(\"a\")] record A([property: Key] long Id); [Table(\"b\")] record B([property: Key] long Id);", Notes.Usings + "[Store(typeof(A))] class S;"],
        [Notes.Usings + "[Table(\"a\")] partial record A([property: Key] long Id); [Table(\"b\")] partial record B([property: Key] long Id);", Notes.Usings + "[Store(typeof(A))] partial class S;"]);
}
