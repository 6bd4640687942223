using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.Schema;

namespace EmergentLearning.Engine.Analyzers.Tests.Schema;

/// <summary>ELE0022.</summary>
public sealed class MissingParameterFixTests
{
    [Theory]
    [InlineData("id = @id", "", "long id")]
    [InlineData("@key = id", "", "long key")]
    [InlineData("topic = :topic", "", "string topic")]
    [InlineData("origin = $class", "", "Guid @class")]
    [InlineData("day between @first and @last", "", "DayOfWeek first, DayOfWeek last")]
    [InlineData("weight > @weight", "", "int weight")]
    [InlineData("origin in (@origins)", "", "IReadOnlyList<Guid> origins")]
    [InlineData("id in @ids", "", "IReadOnlyList<long> ids")]
    [InlineData("topic like @pattern", "", "string pattern")]
    [InlineData("@topic is null or topic = @topic", "", "string? topic")]
    [InlineData("weight = @weight or @weight is null", "", "int? weight")]
    [InlineData("id = @id and topic = @topic", "long id", "long id, string topic")]
    [InlineData("id = @id and topic = @topic", "long id, CancellationToken token", "long id, string topic, CancellationToken token")]
    [InlineData("id = @id and weight > @weight", "int weight = 3", "long id, int weight = 3")]
    [InlineData("1 = 1 limit @take offset @skip", "", "int take, int skip")]
    [InlineData("id = @id and topic = @topic", "\n        long id", "\n        long id,\n        string topic")]
    [InlineData("id = @id and topic = @topic", "\n        // which\n        long id /* the key */", "\n        // which\n        long id /* the key */, string topic")]
    public Task The_method_gets_the_parameter(string condition, string before, string after) =>
        SchemaFix.Run<MissingParameterCodeFix>(List(condition, before), List(condition, after));

    [Fact]
    public Task A_command_gets_it_too() => SchemaFix.Run<MissingParameterCodeFix>(
        Notes.Store("    [Command(\"update notes set topic = @topic, origin = @origin where id = @id\")] public partial System.Threading.Tasks.Task Change();"),
        Notes.Store("    [Command(\"update notes set topic = @topic, origin = @origin where id = @id\")] public partial System.Threading.Tasks.Task Change(string topic, Guid origin, long id);"));

    [Fact]
    public Task Two_methods_are_mended_at_once() => SchemaFix.Run<MissingParameterCodeFix>(
        Notes.Store(Method("id = @id", "", "A") + Method("topic = @x or topic = @y", "", "B")),
        Notes.Store(Method("id = @id", "long id", "A") + Method("topic = @x or topic = @y", "string x, string y", "B")));

    [Theory]
    [InlineData("id = ?")]
    [InlineData("id = ?1")]
    [InlineData("id = @1")]
    public Task What_has_no_name_is_not_added(string condition) => SchemaFix.RunUnfixed<MissingParameterCodeFix>(List(condition, ""));

    [Fact]
    public Task An_overload_is_not_repeated() => SchemaFix.RunUnfixed<MissingParameterCodeFix>(
        Notes.Store(Method("id = @id", "", "All") + Method("id > @least", "long least", "All")));

    [Fact]
    public Task What_an_interface_asks_for_is_left_alone() => SchemaFix.RunUnfixed<MissingParameterCodeFix>(
        List("id = @id", "").Replace("class Notebook", "class Notebook : IAll", StringComparison.Ordinal) + "public interface IAll { IReadOnlyList<Note> All(); }");

    private static string List(string condition, string parameters) => Notes.Store(Method(condition, parameters, "All"));

    private static string Method(string condition, string parameters, string name) =>
        $"    [Query(\"select * from notes where {condition}\")]\n    public partial IReadOnlyList<Note> {name}({parameters});\n";
}
