using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>New statements beside old ones, on lines of their own.</summary>
internal static class StatementText
{
    public static SyntaxNode InsertBefore(SyntaxNode root, StatementSyntax statement, string text)
    {
        // A comment above the statement stays with it.
        StatementSyntax added = Parse(text).WithLeadingTrivia(Indentation(statement)).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        return Insert(root, statement, added.WithAdditionalAnnotations(Formatter.Annotation), isBefore: true);
    }

    public static SyntaxNode InsertAfter(SyntaxNode root, StatementSyntax statement, string text)
    {
        StatementSyntax added = Parse(text).WithLeadingTrivia(Indentation(statement)).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        return Insert(root, statement, added.WithAdditionalAnnotations(Formatter.Annotation), isBefore: false);
    }

    private static SyntaxNode Insert(SyntaxNode root, StatementSyntax statement, StatementSyntax added, bool isBefore)
    {
        // At the top of a program each statement is a member.
        SyntaxNode beside = statement.Parent is GlobalStatementSyntax member ? member : statement;
        SyntaxNode node = beside is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : added;
        return isBefore ? root.InsertNodesBefore(beside, [node]) : root.InsertNodesAfter(beside, [node]);
    }

    public static StatementSyntax Parse(string text) => SyntaxFactory.ParseStatement(text);

    /// <summary>The shortest name that means the type here: "File" under "using System.IO", else the whole of it.</summary>
    public static string Name(string type, SemanticModel model, int position) =>
        model.Compilation.GetTypeByMetadataName(type)?.ToMinimalDisplayString(model, position) ?? "global::" + type;

    /// <summary>A type with a method that this project may call, or null.</summary>
    public static string? NameOfCallable(string type, string method, SemanticModel model, int position) =>
        model.Compilation.GetTypeByMetadataName(type) is { } symbol
        && symbol.GetMembers(method).Any(member => model.Compilation.IsSymbolAccessibleWithin(member, model.Compilation.Assembly))
            ? symbol.ToMinimalDisplayString(model, position)
            : null;

    private static SyntaxTriviaList Indentation(StatementSyntax statement) =>
        SyntaxFactory.TriviaList(statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
}
