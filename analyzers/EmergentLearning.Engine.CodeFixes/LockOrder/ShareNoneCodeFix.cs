using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>
/// Fixes ELE1017 where the engine is referenced: a <c>FileLock</c> is held instead. Inside a <c>try</c> nothing is offered, because what is
/// caught there would no longer be thrown.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShareNoneCodeFix))]
[Shared]
public sealed class ShareNoneCodeFix : LockCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ShareNoneAsLock];

    private protected override string Title => "Hold a FileLock";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || PathOf(target) is not { } path
            || FileLockCode.Create(target.Model, target.Node.SpanStart) is not { } code || target.Node.Ancestors().OfType<TryStatementSyntax>().Any())
        {
            return null;
        }

        string fileLock = HandleNames.Find("fileLock", statement);
        return statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: [var variable], Parent: BlockSyntax } declared
                when declared.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) =>
                Replace(target.Root, statement, code.Hold(path, fileLock, variable.Identifier.ValueText)),
            UsingStatementSyntax { Expression: { } } around => Nest(target.Root, around, code, path, fileLock),
            _ => null,
        };
    }

    private static SyntaxNode Replace(SyntaxNode root, StatementSyntax statement, IEnumerable<string> texts) =>
        root.ReplaceNode(statement, StatementLines.Create(statement, texts));

    private static SyntaxNode Nest(SyntaxNode root, UsingStatementSyntax around, FileLockCode code, ExpressionSyntax path, string fileLock)
    {
        var outer = (UsingStatementSyntax)SyntaxFactory.ParseStatement($"using (var {fileLock} = {code.New(path)})\nusing ({code.Acquire(fileLock)})\n;");
        var inner = (UsingStatementSyntax)outer.Statement;
        StatementSyntax nested = outer.WithStatement(inner.WithStatement(around.Statement)).WithTriviaFrom(around);
        return root.ReplaceNode(around, nested.WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The first argument, where it is a path; <c>FileInfo.Open</c> has it elsewhere.</summary>
    private static ExpressionSyntax? PathOf(LockFixTarget target)
    {
        ArgumentListSyntax? arguments = target.Node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        return arguments?.Arguments.FirstOrDefault() is { NameColon: null, Expression: var path }
            && target.Model.GetTypeInfo(path, target.Cancellation).Type?.SpecialType == SpecialType.System_String
                ? path
                : null;
    }
}
