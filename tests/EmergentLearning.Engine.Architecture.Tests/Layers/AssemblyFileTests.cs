using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Architecture.Tests.Layers;

/// <summary>The reader behind the layer tests sees a use in whatever form it is written: else those tests could not fail.</summary>
public sealed class AssemblyFileTests
{
    [Theory]
    [InlineData("class User : Target<int> { }")]
    [InlineData("interface User : ITarget { }")]
    [InlineData("class User { Target<int>[] field; }")]
    [InlineData("class User { System.Collections.Generic.List<Target<int>> Property { get; set; } }")]
    [InlineData("class User { object M() => new Target<int>(); }")]
    [InlineData("class User { object M() => Helper.Value; }")]
    [InlineData("class User { void M() => Helper.Call(); }")]
    [InlineData("class User { void M() => Helper.Generic<string>(); }")]
    [InlineData("class User { object M() => typeof(ITarget); }")]
    [InlineData("class User { bool M(object o) => o is ITarget; }")]
    [InlineData("class User { void M(ref Target<int> t) { } }")]
    [InlineData("class User { void M<T>() where T : ITarget { } }")]
    [InlineData("class User<T> where T : ITarget { }")]
    [InlineData("[Mark] class User { }")]
    [InlineData("class User { [Mark] int field; }")]
    [InlineData("class User { void M([Mark] int p) { } }")]
    [InlineData("class User { void M() { try { System.GC.Collect(); } catch (TargetException) { throw; } } }")]
    [InlineData("class User { System.Func<object> M() => () => Helper.Value; }")]
    [InlineData("class User { class Nested { object M() => Helper.Value; } }")]
    [InlineData("class User { async System.Threading.Tasks.Task M() { await System.Threading.Tasks.Task.Yield(); Helper.Call(); } }")]
    [InlineData("class User { unsafe delegate*<ITarget, void> field; }")]
    [InlineData("class User { void M(int i) { switch (i) { case 0: case 1: case 2: case 3: case 4: break; } Helper.Call(); } }")]
    public void It_sees_a_use(string user) => Assert.Contains(Uses(user), use => use.UserNamespace == "User" && use.UsedNamespace == "Target");

    [Fact]
    public void It_sees_no_use_where_there_is_none() =>
        Assert.DoesNotContain(Uses("class User { object M() => new System.Text.StringBuilder(); }"), use => use.UserNamespace == "User");

    private static IReadOnlyList<TypeUse> Uses(string user)
    {
        const string Target = """
            public class Target<T> { }
            public interface ITarget { }
            public class TargetException : System.Exception { }
            public class MarkAttribute : System.Attribute { }
            public static class Helper { public static object Value = 1; public static void Call() { } public static void Generic<T>() { } }
            """;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "sample",
            [CSharpSyntaxTree.ParseText($"namespace Target {{ {Target} }} namespace User {{ using Target; {user} }}")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. Facades()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release));
        MemoryStream stream = new();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        stream.Position = 0;
        using AssemblyFile assembly = new(stream);
        return assembly.Uses();
    }

    private static IEnumerable<MetadataReference> Facades() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Collections.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
}
