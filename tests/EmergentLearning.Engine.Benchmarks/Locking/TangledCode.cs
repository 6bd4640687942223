using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Benchmarks.Locking;

/// <summary>
/// Code of many methods and some locks: each class has a lock, every other method takes the lock of its class, and each calls some others. In
/// layers, they call only what lies below them, as in a program that takes its locks in order. As a knot, they call whichever: nearly all methods
/// can reach nearly all locks, and each two locks are taken in both orders. The same numbers give the same code.
/// </summary>
/// <param name="methods">How many methods.</param>
/// <param name="locks">How many locks, and classes.</param>
/// <param name="isKnot">Whether it is a knot.</param>
internal sealed class TangledCode(int methods, int locks, bool isKnot)
{
    private const int Seed = 20_260_101;
    private const int CallsPerMethod = 3;

    public CSharpCompilation Compile()
    {
        SyntaxTree[] trees = [.. Enumerable.Range(0, locks).Select(number => CSharpSyntaxTree.ParseText(Class(number), path: $"Class{number}.cs"))];
        return CSharpCompilation.Create(
            "Tangled", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    // A layer is a class.
    private int ClassOf(int method) => method * locks / methods;

    private string Class(int number)
    {
        var random = new Random(Seed + number);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"static class Class{number}\n{{\n    private static readonly object Gate = new object();\n");
        foreach (int method in Enumerable.Range(0, methods).Where(method => ClassOf(method) == number))
        {
            string calls = string.Concat(Enumerable.Range(0, CallsPerMethod).Select(_ => Call(method, random)));
            string body = method % 2 == 0 ? $"lock (Gate) {{ {calls}}}" : calls;
            text.Append(CultureInfo.InvariantCulture, $"    public static void Method{method}(int depth) {{ {body} }}\n");
        }

        return text.Append("}\n").ToString();
    }

    private string Call(int caller, Random random)
    {
        int first = isKnot ? 0 : caller + 1;
        if (first == methods)
            return "";
        int method = random.Next(first, methods);
        return string.Create(CultureInfo.InvariantCulture, $"if (depth > 0) Class{ClassOf(method)}.Method{method}(depth - 1); ");
    }
}
