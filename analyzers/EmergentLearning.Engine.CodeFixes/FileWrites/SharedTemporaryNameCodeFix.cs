using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2006: adds a random part to the name, where the name is a variable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharedTemporaryNameCodeFix))]
[Shared]
public sealed class SharedTemporaryNameCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SharedTemporaryName];

    /// <inheritdoc />
    protected override string Title => "Give the temporary file a random name";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        ArgumentListSyntax? arguments = node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        ExpressionSyntax? name = arguments?.Arguments.Select(argument => Initial(argument.Expression, model, cancellation)).FirstOrDefault(value => value is not null);
        if (name is null)
            return null;
        string path = StatementText.Name("System.IO.Path", model, name.SpanStart);
        ExpressionSyntax random = SyntaxFactory.ParseExpression($"{name.WithoutTrivia()} + \".\" + {path}.GetRandomFileName()");
        return root.ReplaceNode(name, random.WithTriviaFrom(name).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The text that a local variable is declared with, put together from others: the temporary name.</summary>
    private static ExpressionSyntax? Initial(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellation) =>
        argument is IdentifierNameSyntax
        && model.GetSymbolInfo(argument, cancellation).Symbol is ILocalSymbol { IsConst: false, Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences: [{ } declaration] }
        && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }
        && value is BinaryExpressionSyntax or InterpolatedStringExpressionSyntax or InvocationExpressionSyntax
            ? value
            : null;
}
