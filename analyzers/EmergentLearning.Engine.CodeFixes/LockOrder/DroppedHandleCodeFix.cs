using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>Fixes ELE1015: the handle is kept to the end of its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedHandleCodeFix))]
[Shared]
public sealed class DroppedHandleCodeFix : LockCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.DroppedHandle];

    private protected override string Title => "Hold the lock to the end of the block (using)";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement)
            return null;
        bool awaitsDisposal = statement is UsingStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword };
        if (Handle(statement) is not { } handle || Taken(handle, statement, target.Model) is not { } taken)
            return null;
        awaitsDisposal |= taken is AwaitExpressionSyntax && IsAsyncDisposable(target.Model.GetTypeInfo(handle, target.Cancellation).Type, target.Model);
        // A ref struct cannot be kept over an await.
        if (IsAsync(statement) && target.Model.GetTypeInfo(handle, target.Cancellation).Type is { IsRefLikeType: true })
            return null;

        string text = $"{(awaitsDisposal ? "await " : "")}using var {HandleNames.FindUnused(statement)} = {taken.WithoutTrivia()};";
        return target.Root.ReplaceNode(statement, SyntaxFactory.ParseStatement(text).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static ExpressionSyntax? Handle(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax discard } => discard.Right,
        ExpressionStatementSyntax call => call.Expression,
        UsingStatementSyntax { Expression: { } resource } => resource,
        _ => null,
    };

    /// <summary>The handle itself; a task of one is awaited where that can be.</summary>
    private static ExpressionSyntax? Taken(ExpressionSyntax handle, StatementSyntax statement, SemanticModel model)
    {
        if (model.GetTypeInfo(handle).Type is not { Name: "Task" or "ValueTask" or "Awaitable" })
            return handle;
        return IsAsync(statement) ? SyntaxFactory.ParseExpression($"await {handle.WithoutTrivia()}") : null;
    }

    private static bool IsAsync(StatementSyntax statement) => statement.FirstAncestorOrSelf<SyntaxNode>(
        each => each is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        _ => statement.Parent is GlobalStatementSyntax,
    };

    private static bool IsAsyncDisposable(ITypeSymbol? type, SemanticModel model)
    {
        ITypeSymbol? handle = type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } ? inner : type;
        INamedTypeSymbol? wanted = model.Compilation.GetTypeByMetadataName("System.IAsyncDisposable");
        return handle is not null && wanted is not null
            && (SymbolEqualityComparer.Default.Equals(handle, wanted) || handle.AllInterfaces.Contains(wanted, SymbolEqualityComparer.Default));
    }
}
