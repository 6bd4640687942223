using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>Whether a path says by its own end that it is a lock.</summary>
internal static class LockFileNames
{
    private const int MaxDepth = 8;

    private static readonly string[] Endings = [".lock", ".lck"];

    // Lists of packages, which are data: each tool has one of this name.
    private static readonly string[] PackageLists =
    [
        "yarn.lock", "Cargo.lock", "composer.lock", "Gemfile.lock", "poetry.lock", "Pipfile.lock", "flake.lock", "mix.lock", "uv.lock", "bun.lock",
        "deno.lock", "pdm.lock", "Podfile.lock", "paket.lock",
    ];

    public static bool IsLock(IOperation path, MethodFacts facts) => facts.ValuesOf(path).Prepend(path).Any(value => EndOf(value, 0) is { } end && IsLock(end));

    private static bool IsLock(string end) =>
        Endings.Any(one => end.EndsWith(one, StringComparison.OrdinalIgnoreCase))
        && !PackageLists.Any(list => end.EndsWith(list, StringComparison.OrdinalIgnoreCase));

    /// <summary>The constant text with which the composed path ends, or null.</summary>
    private static string? EndOf(IOperation value, int depth)
    {
        value = Operations.Unwrap(value);
        if (value.ConstantValue is { HasValue: true, Value: string text })
            return text;
        if (depth > MaxDepth)
            return null;
        IOperation? last = value switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => sum.RightOperand,
            IInterpolatedStringOperation { Parts: { Length: > 0 } parts } => parts[parts.Length - 1] switch
            {
                IInterpolatedStringTextOperation literal => literal.Text,
                IInterpolationOperation hole => hole.Expression,
                _ => null,
            },
            IInvocationOperation { TargetMethod: { Name: "Combine" or "Join" or "ChangeExtension" }, Arguments.Length: > 0 } call => LastOf(call),
            IObjectCreationOperation { Arguments: [{ Value: { } path }] } => path,
            _ => null,
        };
        return last is null ? null : EndOf(last, depth + 1);
    }

    private static IOperation? LastOf(IInvocationOperation call) => Operations.At(call.Arguments, call.TargetMethod.Parameters.Length - 1) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } => elements[elements.Length - 1],
        ICollectionExpressionOperation { Elements: { Length: > 0 } elements } => elements[elements.Length - 1],
        var argument => argument,
    };
}
