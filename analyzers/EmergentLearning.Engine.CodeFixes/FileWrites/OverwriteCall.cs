using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A <c>File.WriteAllText/Bytes</c> call that can be said again, atomically, with the same meaning.</summary>
internal sealed class OverwriteCall
{
    private OverwriteCall(InvocationExpressionSyntax call, bool isText, ExpressionSyntax replaced)
    {
        Call = call;
        IsText = isText;
        Replaced = replaced;
    }

    /// <summary>The call itself.</summary>
    public InvocationExpressionSyntax Call { get; }

    /// <summary>True for text, false for bytes.</summary>
    public bool IsText { get; }

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
            || !IsPlain(operation, call, model, cancellation))
        {
            return null;
        }

        bool isAsync = method.Name.EndsWith("Async", StringComparison.Ordinal);
        ExpressionSyntax? replaced = isAsync ? AwaitedStatement(call) : call;
        if (replaced is null || (!isAsync && !IsVoidPosition(call, model, cancellation)))
            return null;
        return method.Name switch
        {
            "WriteAllText" or "WriteAllTextAsync" => new(call, isText: true, replaced),
            "WriteAllBytes" or "WriteAllBytesAsync" => new(call, isText: false, replaced),
            _ => null,
        };
    }

    private static bool IsSystemIoFile(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type, compilation.GetTypeByMetadataName("System.IO.File"));

    /// <summary>Path and content in their order, a content that is a plain string or byte array and not null, UTF-8 without a preamble, no token.</summary>
    private static bool IsPlain(
        IInvocationOperation operation, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        ImmutableArray<IArgumentOperation> arguments = operation.Arguments;
        if (call.ArgumentList.Arguments.Count is < 2 or > 3
            || arguments.Length < 2
            || arguments[0].Parameter?.Ordinal != 0
            || arguments[1].Parameter is not { Ordinal: 1 } content
            || !IsStringOrBytes(content.Type)
            || model.GetTypeInfo(call.ArgumentList.Arguments[1].Expression, cancellation).Nullability.FlowState == NullableFlowState.MaybeNull)
        {
            return false;
        }

        return arguments.Skip(2).All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || IsUtf8WithoutPreamble(argument.Value));
    }

    private static bool IsStringOrBytes(ITypeSymbol type) => type.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };

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
