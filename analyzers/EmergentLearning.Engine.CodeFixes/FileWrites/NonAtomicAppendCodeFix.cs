using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2002 where the engine is referenced: a record in the engine's log, in place of text at the end of a file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NonAtomicAppendCodeFix))]
[Shared]
public sealed class NonAtomicAppendCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NonAtomicAppend];

    /// <inheritdoc />
    protected override string Title => "Append a record durably (AppendLog, with its own record format)";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } path, { NameColon: null } content] } call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { IsStatic: true, ContainingType.ContainingNamespace.Name: "IO" } method
            || StatementText.NameOfCallable("EmergentLearning.Engine.Files.AppendLog", "Append", model, node.SpanStart) is not { } log)
        {
            return null;
        }

        string name = FreeNames.Find("log", call.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)call, model);
        string encoding = StatementText.Name("System.Text.Encoding", model, node.SpanStart) + ".UTF8.GetBytes";
        string? append = method.Name switch
        {
            "AppendAllText" or "AppendAllTextAsync" when IsText(method.Parameters[1].Type) => $"{name}.Append({encoding}({content}));",
            "AppendAllBytes" or "AppendAllBytesAsync" when IsBytes(method.Parameters[1].Type) => $"{name}.Append({content});",
            // Each line is a record.
            "AppendAllLines" or "AppendAllLinesAsync" => $"foreach (string line in {content})\n        {name}.Append({encoding}(line));",
            _ => null,
        };
        return append is null
            ? null
            : Replace(root, call, $"using (var {name} = {log}.Open({path}))\n    {append}", method.Name.EndsWith("Async", StringComparison.Ordinal));
    }

    /// <summary>In place of a statement, or of the whole body of a lambda that gives nothing.</summary>
    private static SyntaxNode? Replace(SyntaxNode root, InvocationExpressionSyntax call, string text, bool isAsync)
    {
        ExpressionSyntax whole = call;
        if (isAsync && call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } named
            && named.Parent is InvocationExpressionSyntax configured)
        {
            whole = configured;
        }

        if (isAsync && whole.Parent is not AwaitExpressionSyntax)
            return null;
        if (whole.Parent is AwaitExpressionSyntax awaited)
            whole = awaited;
        StatementSyntax append = StatementText.Parse(text).WithAdditionalAnnotations(Formatter.Annotation);
        return whole.Parent switch
        {
            ExpressionStatementSyntax statement => root.ReplaceNode(statement, append.WithTriviaFrom(statement)),
            LambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda => root.ReplaceNode(
                lambda,
                lambda.WithExpressionBody(null).WithBlock(SyntaxFactory.Block(append)).WithTriviaFrom(lambda).WithAdditionalAnnotations(Formatter.Annotation)),
            _ => null,
        };
    }

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };
}
