using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Benchmarks.Locking;

/// <summary>
/// Code whose call graph is one knot: each class has a lock and methods, every other method takes the lock of its class, and each calls some
/// others, whichever they are. Nearly all of them can reach nearly all locks, in any order. The same numbers give the same code.
/// </summary>
internal static class TangledCode
{
    private const int Seed = 20_260_101;
    private const int CallsPerMethod = 3;

    public static CSharpCompilation Compile(int methods, int locks)
    {
        SyntaxTree[] trees = [.. Enumerable.Range(0, locks).Select(number => CSharpSyntaxTree.ParseText(Class(number, methods, locks), path: $"Class{number}.cs"))];
        return CSharpCompilation.Create(
            "Tangled", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static string Class(int number, int methods, int locks)
    {
        var random = new Random(Seed + number);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"static class Class{number}\n{{\n    private static readonly object Gate = new object();\n");
        for (int method = number; method < methods; method += locks)
        {
            string calls = string.Concat(Enumerable.Range(0, CallsPerMethod).Select(_ => Call(random.Next(methods), locks)));
            bool isLocked = method / locks % 2 == 0;
            text.Append(CultureInfo.InvariantCulture, $"    public static void Method{method}(int depth) {{ {(isLocked ? $"lock (Gate) {{ {calls}}}" : calls)} }}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Call(int method, int locks) => string.Create(CultureInfo.InvariantCulture, $"if (depth > 0) Class{method % locks}.Method{method}(depth - 1); ");
}
