using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Reads it from the call.</summary>
internal static class WriteModes
{
    private const int Create = 2;
    private const int OpenOrCreate = 4;
    private const int DeleteOnClose = 0x4000000;

    public static WriteMode Of(WriteCall call, SemanticModel model, CancellationToken cancellation)
    {
        IArgumentOperation[] arguments = call.Operation switch
        {
            IInvocationOperation invocation => [.. invocation.Arguments],
            IObjectCreationOperation creation => [.. creation.Arguments],
            _ => [],
        };
        if (arguments.Any(argument => argument.Parameter?.Type.Name == "FileOptions"
                && argument.Value.ConstantValue is not { HasValue: true, Value: int options and < DeleteOnClose }))
            return WriteMode.Unknown;
        if (Value(arguments, "FileMode") is { } mode)
            return FromConstant(mode.ConstantValue);
        if (Value(arguments, "FileStreamOptions") is { } given)
            return OfOptions(given, model, cancellation);
        return call.Member switch
        {
            "OpenWrite" => WriteMode.Updates,
            "StreamWriter" =>
                arguments.Any(argument => argument.Parameter?.Name == "append" && argument.Value.ConstantValue is not { HasValue: true, Value: false })
                ? WriteMode.Unknown
                : WriteMode.Replaces,
            "Open" or "OpenAsync" or "FileStream" or "CreateFromFile" or "ExtractToDirectory" or "ExtractToDirectoryAsync" => WriteMode.Unknown,
            _ => WriteMode.Replaces,
        };
    }

    private static IOperation? Value(IEnumerable<IArgumentOperation> arguments, string type) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == type)?.Value;

    /// <summary>Written out in the call, or in a variable whose mode is always the same.</summary>
    private static WriteMode OfOptions(IOperation options, SemanticModel model, CancellationToken cancellation)
    {
        IEnumerable<AssignmentExpressionSyntax> assigned = options.Syntax switch
        {
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                .Where(one => one.Left is IdentifierNameSyntax { Identifier.ValueText: "Mode" }),
            IdentifierNameSyntax variable => variable.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(one => one.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Mode", Expression: IdentifierNameSyntax owner }
                    && owner.Identifier.ValueText == variable.Identifier.ValueText) ?? [],
            _ => [],
        };
        WriteMode[] modes = [.. assigned.Select(one => FromConstant(model.GetConstantValue(one.Right, cancellation))).Distinct()];
        return modes.Length == 1 ? modes[0] : WriteMode.Unknown;
    }

    private static WriteMode FromConstant(Optional<object?> mode) => mode is not { HasValue: true, Value: int number } ? WriteMode.Unknown : number switch
    {
        Create => WriteMode.Replaces,
        OpenOrCreate => WriteMode.Updates,
        _ => WriteMode.Unknown,
    };
}
