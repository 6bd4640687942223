using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A <c>File.WriteAllText/Bytes</c> call that can be said again, atomically, with the same meaning.</summary>
internal sealed class OverwriteCall
{
    private OverwriteCall(InvocationExpressionSyntax call, OverwriteContent kind, ExpressionSyntax? encoding, ExpressionSyntax replaced)
    {
        Call = call;
        Kind = kind;
        Encoding = encoding;
        Replaced = replaced;
    }

    /// <summary>The call itself.</summary>
    public InvocationExpressionSyntax Call { get; }

    public OverwriteContent Kind { get; }

    public bool IsText => Kind == OverwriteContent.Text;

    /// <summary>The encoding where it is not UTF-8 without a byte-order mark; then it is text.</summary>
    public ExpressionSyntax? Encoding { get; }

    /// <summary>True for text in UTF-8 without a byte-order mark and for bytes: what needs nothing but its bytes.</summary>
    public bool IsPlainContent => Encoding is null && Kind != OverwriteContent.Lines;

    /// <summary>The expression to replace: the call, or for the asynchronous forms the whole <c>await</c>.</summary>
    public ExpressionSyntax Replaced { get; }

    public ExpressionSyntax Path => Call.ArgumentList.Arguments[0].Expression;

    public ExpressionSyntax Content => Call.ArgumentList.Arguments[1].Expression;

    /// <summary>Null when any precondition fails, so that no fix is ever offered that would change nothing or change the meaning.</summary>
    public static OverwriteCall? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax call
            || model.GetOperation(call, cancellation) is not IInvocationOperation { TargetMethod: { IsStatic: true } method } operation
            || !IsSystemIoFile(method.ContainingType, model.Compilation)
            || KindOf(operation) is not { } kind
            || !IsInOrder(operation, call)
            || model.GetTypeInfo(call.ArgumentList.Arguments[1].Expression, cancellation).Nullability.FlowState == NullableFlowState.MaybeNull)
        {
            return null;
        }

        IArgumentOperation[] rest = [.. operation.Arguments.Skip(2)
            .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && !IsUtf8WithoutPreamble(argument.Value))];
        // A token would be lost, and an encoding has a call for text alone.
        if (rest.Length > 1 || rest.Any(argument => argument.Parameter?.Type.Name != "Encoding" || kind != OverwriteContent.Text))
            return null;
        bool isAsync = method.Name.EndsWith("Async", StringComparison.Ordinal);
        ExpressionSyntax? replaced = isAsync ? AwaitedStatement(call) : call;
        if (replaced is null || (!isAsync && !IsVoidPosition(call, model, cancellation)))
            return null;
        return new(call, kind, (rest.FirstOrDefault()?.Syntax as ArgumentSyntax)?.Expression, replaced);
    }

    private static OverwriteContent? KindOf(IInvocationOperation call)
    {
        if (call.Arguments.Length < 2 || call.Arguments[1].Parameter is not { Ordinal: 1 } content)
            return null;
        return call.TargetMethod.Name switch
        {
            "WriteAllText" or "WriteAllTextAsync" when content.Type.SpecialType == SpecialType.System_String => OverwriteContent.Text,
            "WriteAllBytes" or "WriteAllBytesAsync" when content.Type is IArrayTypeSymbol => OverwriteContent.Bytes,
            "WriteAllLines" or "WriteAllLinesAsync" => OverwriteContent.Lines,
            _ => null,
        };
    }

    /// <summary>Path and content in their order.</summary>
    private static bool IsInOrder(IInvocationOperation operation, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count is 2 or 3 && operation.Arguments[0].Parameter?.Ordinal == 0;

    private static bool IsSystemIoFile(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type, compilation.GetTypeByMetadataName("System.IO.File"));

    /// <summary><c>Encoding.UTF8</c> writes a byte order mark and so does not mean the same; <c>new UTF8Encoding(false)</c> does.</summary>
    private static bool IsUtf8WithoutPreamble(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IObjectCreationOperation { Type: { Name: "UTF8Encoding", ContainingNamespace.Name: "Text" } } creation
            && creation.Arguments.All(argument => argument.Value.ConstantValue is { HasValue: true, Value: false });
    }

    /// <summary>A void call stands as a statement or as the body of a member or lambda that returns nothing.</summary>
    private static bool IsVoidPosition(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) => call.Parent switch
    {
        ExpressionStatementSyntax or ArrowExpressionClauseSyntax => true,
        LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol { ReturnsVoid: true },
        _ => false,
    };

    private static AwaitExpressionSyntax? AwaitedStatement(InvocationExpressionSyntax call)
    {
        ExpressionSyntax awaited = call;
        if (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
            awaited = configured;
        return awaited.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } whole ? whole : null;
    }
}
