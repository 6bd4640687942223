using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>Process numbers that go into a file, or come out of it to be looked for.</summary>
internal sealed class ProcessNumbers(MethodFacts facts, PathFacts paths)
{
    private const int MaxDepth = 8;

    /// <summary>Whether the call writes the number of this process.</summary>
    public static bool Writes(IOperation call) => call.Descendants().Any(
        part => part is IPropertyReferenceOperation { Property: { Name: "ProcessId" or "Id", ContainingType: { } type } }
            && type is { Name: "Environment" or "Process", ContainingNamespace: { } home } && home.ToDisplayString() is "System" or "System.Diagnostics");

    /// <summary>Whether the body looks for a process whose number it read from this file.</summary>
    public bool Probes(IOperation path) => facts.Invocations.Any(
        call => call.TargetMethod is { Name: "GetProcessById", ContainingType: { Name: "Process", ContainingNamespace.Name: "Diagnostics" } }
            && Operations.At(call.Arguments, 0) is { } number && ComesFrom(number, path, 0));

    private bool ComesFrom(IOperation value, IOperation path, int depth)
    {
        if (depth > MaxDepth)
            return false;
        value = Operations.Unwrap(value);
        if (value is IInvocationOperation { TargetMethod: { Name: "ReadAllText" or "ReadAllLines" or "ReadAllTextAsync" or "ReadAllLinesAsync" } } read)
            return Operations.At(read.Arguments, 0) is { } source && paths.AreSame(source, path);
        if (Operations.Variable(value) is not null)
            return facts.ValuesOf(value).Any(one => one.Kind != value.Kind && ComesFrom(one, path, depth + 1));
        // int.TryParse(text, out int number): the number is what the whole call makes of its other arguments.
        IOperation from = value is IArgumentOperation { Parent: IInvocationOperation call } ? call : value;
        return from.ChildOperations.Any(child => child is not IArgumentOperation { Parameter.RefKind: RefKind.Out }
            && ComesFrom(child is IArgumentOperation argument ? argument.Value : child, path, depth + 1));
    }
}
