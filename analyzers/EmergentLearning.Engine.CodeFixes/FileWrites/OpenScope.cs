using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A stream, writer or handle that is opened by a using statement or declaration, so that the end of its use is known.</summary>
internal sealed class OpenScope
{
    private OpenScope(StatementSyntax statement, VariableDeclaratorSyntax variable, bool isAsync)
    {
        Statement = statement;
        Variable = variable;
        IsAsync = isAsync;
    }

    /// <summary>The using statement or declaration.</summary>
    public StatementSyntax Statement { get; }

    public VariableDeclaratorSyntax Variable { get; }

    public bool IsAsync { get; }

    public string Name => Variable.Identifier.ValueText;

    /// <summary>What comes after the declaration, or the body of the statement; without a return at its end.</summary>
    public IReadOnlyList<StatementSyntax> Body
    {
        get
        {
            StatementSyntax[] all = Statement is UsingStatementSyntax
                ? [.. Innermost.Statement is BlockSyntax body ? body.Statements : [Innermost.Statement]]
                : [.. ((BlockSyntax)Statement.Parent!).Statements.SkipWhile(one => one != Statement).Skip(1)];
            return all.LastOrDefault() is ReturnStatementSyntax ? [.. all.Take(all.Length - 1)] : all;
        }
    }

    /// <summary>The last of the using statements that follow one another without braces.</summary>
    private UsingStatementSyntax Innermost
    {
        get
        {
            var innermost = (UsingStatementSyntax)Statement;
            while (innermost.Statement is UsingStatementSyntax next)
                innermost = next;
            return innermost;
        }
    }

    /// <summary>The using statements between this one and its body.</summary>
    public IEnumerable<UsingStatementSyntax> Stacked =>
        Statement is UsingStatementSyntax outer
            ? outer.DescendantNodesAndSelf(node => node == outer || node is UsingStatementSyntax).OfType<UsingStatementSyntax>().Skip(1)
            : [];

    /// <summary>Null unless the value is the only one that a using opens, and nothing leaves it before its end except by an exception.</summary>
    public static OpenScope? Find(ExpressionSyntax value, SemanticModel model)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            || variable.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration)
        {
            return null;
        }

        OpenScope? scope = declaration.Parent switch
        {
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax } local => new(local, variable, local.AwaitKeyword.RawKind != 0),
            UsingStatementSyntax statement => new(statement, variable, statement.AwaitKeyword.RawKind != 0),
            _ => null,
        };
        return scope?.IsLeftAtItsEnd(model) == true ? scope : null;
    }

    /// <summary>The same scope with another opening and with more at its end.</summary>
    public SyntaxNode Rewrite(SyntaxNode root, IEnumerable<StatementSyntax> opening, IEnumerable<StatementSyntax> end)
    {
        StatementSyntax[] tail = OnLines(end);
        if (Statement is UsingStatementSyntax)
            return root.ReplaceNode(Statement, Nest([.. opening], WithEnd(tail)).WithTriviaFrom(Statement).WithAdditionalAnnotations(Formatter.Annotation));

        var block = (BlockSyntax)Statement.Parent!;
        StatementSyntax[] head = OnLines(opening);
        head[0] = head[0].WithLeadingTrivia(Statement.GetLeadingTrivia());
        head[head.Length - 1] = head[head.Length - 1].WithTrailingTrivia(Statement.GetTrailingTrivia());
        int at = block.Statements.IndexOf(Statement);
        int last = at + 1 + Body.Count;
        return root.ReplaceNode(block, block.WithStatements([.. block.Statements.Take(at), .. head, .. Body, .. tail, .. block.Statements.Skip(last)]));
    }

    private static StatementSyntax[] OnLines(IEnumerable<StatementSyntax> statements) =>
        [.. statements.Select(one => one.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation))];

    private BlockSyntax WithEnd(StatementSyntax[] tail)
    {
        BlockSyntax block = Innermost.Statement as BlockSyntax ?? SyntaxFactory.Block(Innermost.Statement);
        int at = block.Statements.LastOrDefault() is ReturnStatementSyntax ? block.Statements.Count - 1 : block.Statements.Count;
        return block.WithStatements(block.Statements.InsertRange(at, tail)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The new openings one inside the other, then those that stood between, then the body.</summary>
    private StatementSyntax Nest(StatementSyntax[] opening, StatementSyntax body)
    {
        StatementSyntax result = body;
        foreach (UsingStatementSyntax between in Stacked.Reverse())
            result = between.WithStatement(result);
        foreach (UsingStatementSyntax outer in opening.OfType<UsingStatementSyntax>().Reverse())
            result = OnItsOwnLine(outer, result).WithStatement(result);
        return result;
    }

    private static UsingStatementSyntax OnItsOwnLine(UsingStatementSyntax outer, StatementSyntax inner) =>
        inner is UsingStatementSyntax ? outer.WithCloseParenToken(outer.CloseParenToken.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)) : outer;

    private bool IsLeftAtItsEnd(SemanticModel model)
    {
        IReadOnlyList<StatementSyntax> body = Body;
        if (Statement.Parent is BlockSyntax block && Statement is LocalDeclarationStatementSyntax && HasReturnOf(block.Statements.Last())
            || Statement is UsingStatementSyntax && Innermost.Statement is BlockSyntax { Statements: [.., var last] } && HasReturnOf(last))
        {
            return false;
        }

        if (body.Count == 0)
            return true;
        if (body.Any(one => one.DescendantNodesAndSelf().Any(node => node is YieldStatementSyntax { Expression: null } or LabeledStatementSyntax)))
            return false;
        // Parts of one list of statements only; a body without braces is one statement.
        ControlFlowAnalysis? flow = model.AnalyzeControlFlow(body[0], body[body.Count - 1]);
        return flow is { Succeeded: true, EndPointIsReachable: true } && flow.ReturnStatements.IsEmpty && flow.ExitPoints.IsEmpty;
    }

    /// <summary>A return whose value is made with the open stream cannot come after its end.</summary>
    private bool HasReturnOf(StatementSyntax last) => last is ReturnStatementSyntax { Expression: { } value }
        && value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == Name);
}
