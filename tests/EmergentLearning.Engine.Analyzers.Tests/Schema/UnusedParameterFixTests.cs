using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.Schema;

namespace EmergentLearning.Engine.Analyzers.Tests.Schema;

/// <summary>ELE0023.</summary>
public sealed class UnusedParameterFixTests
{
    [Theory]
    [InlineData("string topic", "")]
    [InlineData(" string topic ", "  ")]
    [InlineData("long id, string topic", "long id")]
    [InlineData("string topic, long id", "long id")]
    [InlineData("string topic, long id, int weight, CancellationToken token", "long id, CancellationToken token")]
    [InlineData("string topic, int weight, long id", "long id")]
    [InlineData("long id, string topic, int weight", "long id")]
    [InlineData("string topic, int weight = 3", "")]
    [InlineData("\n        string topic,\n        long id,\n        int weight", "\n        long id")]
    [InlineData("/* which */ long id /* the key */, string topic", "/* which */ long id /* the key */")]
    public Task The_parameter_goes(string before, string after) => SchemaFix.Run<UnusedParameterCodeFix>(List(before), List(after));

    [Fact]
    public Task Its_documentation_goes_with_it() => SchemaFix.Run<UnusedParameterCodeFix>(
        List("string topic, long id", "    /// <summary>All.</summary>\n    /// <param name=\"topic\">What it is\n    /// about.</param>\n    /// <param name=\"id\">Which.</param>\n"),
        List("long id", "    /// <summary>All.</summary>\n    /// <param name=\"id\">Which.</param>\n"));

    [Theory]
    [InlineData("/* important */ string topic", true)]
    [InlineData("long id, /* important */ string topic", false)]
    [InlineData("string topic /* important */, long id", false)]
    [InlineData("string topic, // important\n long id", false)]
    public Task A_comment_is_not_lost(string parameters, bool isOutside) => isOutside
        ? SchemaFix.Run<UnusedParameterCodeFix>(List(parameters), List("/* important */ "))
        : SchemaFix.RunUnfixed<UnusedParameterCodeFix>(List(parameters));

    [Fact]
    public Task An_overload_is_not_repeated() => SchemaFix.RunUnfixed<UnusedParameterCodeFix>(
        List("string topic").Replace("\n}\n\n", "\n}\n", StringComparison.Ordinal)
        + "public partial class Notebook { [Query(\"select * from notes\")] public partial IReadOnlyList<Note> All(); }");

    private static string List(string parameters, string documentation = "")
    {
        string condition = parameters.Contains("long id", StringComparison.Ordinal) ? " where id = @id" : "";
        return Notes.Store($"{documentation}    [Query(\"select * from notes{condition}\")]\n    public partial IReadOnlyList<Note> All({parameters});\n");
    }
}
