using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.Schema;

namespace EmergentLearning.Engine.Analyzers.Tests.Schema;

/// <summary>ELE0011.</summary>
public sealed class PartialQueryFixTests
{
    [Theory]
    [InlineData("public IReadOnlyList<Note> All();", "public partial IReadOnlyList<Note> All();")]
    [InlineData("public IReadOnlyList<Note> All() => [];", "public partial IReadOnlyList<Note> All();")]
    [InlineData("internal Note[] All() => null!;", "internal partial Note[] All();")]
    [InlineData("public IReadOnlyList<Note> All() => throw new NotSupportedException();", "public partial IReadOnlyList<Note> All();")]
    [InlineData("public IReadOnlyList<Note> All()\n    {\n        throw new NotSupportedException();\n    } // all", "public partial IReadOnlyList<Note> All(); // all")]
    [InlineData("Note[] All() { return default!; }", "private partial Note[] All();")]
    public Task The_method_becomes_partial(string method, string expected) => SchemaFix.Run<PartialQueryCodeFix>(Store(method), Store(expected));

    [Theory]
    [InlineData("public IReadOnlyList<Note> All() => Other();")]
    [InlineData("public IReadOnlyList<Note> All() { Other(); return []; }")]
    [InlineData("public IReadOnlyList<Note> All() { return []; /* for now */ }")]
    [InlineData("public static IReadOnlyList<Note> All() => [];")]
    [InlineData("public async System.Threading.Tasks.Task<IReadOnlyList<Note>> All() => [];")]
    [InlineData("public void All() { }")]
    [InlineData("public partial object All();")]
    public Task What_it_does_is_not_lost(string method) => SchemaFix.RunUnfixed<PartialQueryCodeFix>(Store(method));

    private static string Store(string method) =>
        Notes.Store($"    [Query(\"select * from notes\")]\n    {method}\n    private static IReadOnlyList<Note> Other() => [];");
}
