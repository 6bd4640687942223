using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>The steps of an atomic replacement, written out with nothing but the base class library.</summary>
internal static class RenameRecipe
{
    /// <summary>True when the framework has a rename that replaces, and a stream that takes spans.</summary>
    public static bool IsAvailable(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.IO.File")?.GetMembers("Move").OfType<IMethodSymbol>().Any(m => m.Parameters.Length == 3) == true;

    /// <summary>The statement that the recipe can stand for, or null: several steps do not fit where an expression is wanted.</summary>
    public static ExpressionStatementSyntax? StatementOf(OverwriteCall call) =>
        call.IsPlainContent && call.Replaced.Parent is ExpressionStatementSyntax statement && !HasComment(call.Call) ? statement : null;

    public static StatementSyntax Create(OverwriteCall call, ExpressionStatementSyntax statement, SemanticModel model)
    {
        string temporary = FreeNames.Find("temporary", statement, model);
        string stream = FreeNames.Find("stream", statement, model);
        string target = FreeNames.Find("target", statement, model);
        string bytes = call.IsText ? $"{Name("System.Text.Encoding")}.UTF8.GetBytes({call.Content})" : call.Content.ToString();
        bool isSimple = call.Path is IdentifierNameSyntax or LiteralExpressionSyntax;
        string path = isSimple ? call.Path.ToString() : target;
        string declareTarget = isSimple ? "" : $"    string {target} = {call.Path};\n";
        string text = "{\n"
            + declareTarget
            + $"    string {temporary} = {path} + \".\" + {Name("System.IO.Path")}.GetRandomFileName();\n"
            + $"    using (var {stream} = new {Name("System.IO.FileStream")}({temporary}, {Name("System.IO.FileMode")}.CreateNew, "
            + $"{Name("System.IO.FileAccess")}.Write))\n"
            + "    {\n"
            + $"        {stream}.Write({bytes});\n"
            + $"        {stream}.Flush(flushToDisk: true);\n"
            + "    }\n"
            + $"    {Name("System.IO.File")}.Move({temporary}, {path}, overwrite: true);\n"
            + "}";
        return SyntaxFactory.ParseStatement(text)
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Formatter.Annotation);

        // The shortest name that means the type here: "File" under "using System.IO", else the whole of it.
        string Name(string type) =>
            model.Compilation.GetTypeByMetadataName(type)?.ToMinimalDisplayString(model, statement.SpanStart) ?? "global::" + type;
    }

    /// <summary>Comments between the arguments would be lost, and a lost comment is worse than no fix.</summary>
    private static bool HasComment(SyntaxNode node) => node.DescendantTrivia(descendIntoTrivia: true)
        .Any(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            && node.Span.Contains(trivia.Span));
}
