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
/// Fixes ELE1016 in its plain form, where the engine is referenced: wait for the file or give up, make it, work in a <c>try</c>, delete it in
/// the <c>finally</c>. A <c>FileLock</c> is taken instead, and the work stays. Other forms are left to their author.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HomemadeLockFileCodeFix))]
[Shared]
public sealed class HomemadeLockFileCodeFix : LockCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.HomemadeLockFile];

    private protected override string Title => "Hold a FileLock";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax block } made
            || FileLockCode.Create(target.Model, target.Node.SpanStart) is not { } code)
        {
            return null;
        }

        int index = block.Statements.IndexOf(made);
        // Whatever came after the work would find the lock still held.
        if (index < 1 || index != block.Statements.Count - 2 || block.Statements[index + 1] is not TryStatementSyntax { Catches.Count: 0 } work
            || Tested(block.Statements[index - 1]) is not { } path || !Deletes(work.Finally, path) || !Names(target.Node, path))
        {
            return null;
        }

        string fileLock = HandleNames.Find("fileLock", made);
        string held = HandleNames.Find("held", made);
        IEnumerable<string> texts = block.Statements[index - 1] is IfStatementSyntax guard
            ? code.TryHold(path, fileLock, held, guard.Statement)
            : code.Hold(path, fileLock, held);
        IReadOnlyList<StatementSyntax> taken = StatementLines.Create(block.Statements[index - 1], texts);
        IEnumerable<StatementSyntax> inside = work.Block.Statements.Select(statement => statement.WithAdditionalAnnotations(Formatter.Annotation));
        return target.Root.ReplaceNode(
            block, block.WithStatements([.. block.Statements.Take(index - 1), .. taken, .. inside]).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The path that <c>while (File.Exists(path)) …</c> or <c>if (File.Exists(path)) return;</c> asks for.</summary>
    private static ExpressionSyntax? Tested(StatementSyntax guard)
    {
        ExpressionSyntax? condition = guard switch
        {
            WhileStatementSyntax loop => loop.Condition,
            IfStatementSyntax { Else: null, Statement: ReturnStatementSyntax or ThrowStatementSyntax } choice => choice.Condition,
            _ => null,
        };
        return condition is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var path }] } call && Calls(call, "Exists") ? path : null;
    }

    private static bool Deletes(FinallyClauseSyntax? last, ExpressionSyntax path) =>
        last?.Block.Statements is [ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }]
        && Calls(call, "Delete") && Names(call, path);

    private static bool Calls(InvocationExpressionSyntax call, string name) =>
        call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == name;

    private static bool Names(SyntaxNode made, ExpressionSyntax path) =>
        made is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, ..] } && SyntaxFactory.AreEquivalent(first, path);
}
