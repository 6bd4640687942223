using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2006: adds a random part to the name; a name that is put together anew at each use becomes a variable first.</summary>
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
        ExpressionSyntax[] arguments = [.. ArgumentsOf(node)];
        ExpressionSyntax? name = arguments.Select(argument => TemporaryName.Initial(argument, model, cancellation)).FirstOrDefault(value => value is not null);
        if (name is not null)
            return root.ReplaceNode(name, Random(name, model).WithTriviaFrom(name).WithAdditionalAnnotations(Formatter.Annotation));
        return arguments.Select(argument => TemporaryName.Introduce(root, argument, Random(argument, model), model))
            .FirstOrDefault(changed => changed is not null);
    }

    private static IEnumerable<ExpressionSyntax> ArgumentsOf(SyntaxNode node) => node switch
    {
        // The file object says the name.
        InvocationExpressionSyntax { ArgumentList: var list, Expression: MemberAccessExpressionSyntax { Expression: var receiver } } =>
            list.Arguments.Select(argument => argument.Expression).Append(receiver),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(argument => argument.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments.Select(argument => argument.Expression),
        _ => [],
    };

    private static ExpressionSyntax Random(ExpressionSyntax name, SemanticModel model) =>
        SyntaxFactory.ParseExpression($"{name.WithoutTrivia()} + \".\" + {StatementText.Name("System.IO.Path", model, name.SpanStart)}.GetRandomFileName()");
}
