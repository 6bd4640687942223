using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>The call of the engine's own <c>AtomicFile</c> that stands for an overwrite.</summary>
internal static class AtomicFileCall
{
    private const string TypeName = "EmergentLearning.Engine.Files.AtomicFile";

    /// <summary>The engine's type, or null when the engine is not referenced or lacks the method that is wanted.</summary>
    public static INamedTypeSymbol? FindType(Compilation compilation, OverwriteCall call) =>
        compilation.GetTypeByMetadataName(TypeName) is { } type
        && type.GetMembers(MethodName(call)).OfType<IMethodSymbol>().Any(
            method => method.IsStatic && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly) && Takes(method, call))
            ? type
            : null;

    /// <summary>The new call; the argument list's own trivia stay where they were.</summary>
    public static ExpressionSyntax Create(OverwriteCall call, INamedTypeSymbol atomicFile, SemanticModel model)
    {
        ArgumentListSyntax list = call.Call.ArgumentList;
        var arguments = SyntaxFactory.SeparatedList<ArgumentSyntax>(
            list.Arguments.GetWithSeparators().Take(call.Encoding is null ? 3 : 5).Select(WithoutName));
        return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression,
                    // The short name under the using, else the whole of it: no using is added, so that Fix All merges cleanly.
                    SyntaxFactory.ParseExpression(atomicFile.ToMinimalDisplayString(model, call.Call.SpanStart)),
                    SyntaxFactory.IdentifierName(MethodName(call))),
                list.WithArguments(arguments))
            .WithTriviaFrom(call.Replaced)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool Takes(IMethodSymbol method, OverwriteCall call)
    {
        int needed = call.Encoding is null ? 2 : 3;
        return method.Parameters.Length >= needed
            && method.Parameters.Skip(needed).All(parameter => parameter.IsOptional)
            && (call.Encoding is null || method.Parameters[2].Type.Name == "Encoding");
    }

    private static string MethodName(OverwriteCall call) => call.Kind switch
    {
        OverwriteContent.Text => "ReplaceText",
        OverwriteContent.Lines => "ReplaceLines",
        _ => "Replace",
    };

    private static SyntaxNodeOrToken WithoutName(SyntaxNodeOrToken item) => item.AsNode() is ArgumentSyntax { NameColon: { } name } argument
        ? argument.WithNameColon(null).WithLeadingTrivia(name.GetLeadingTrivia())
        : item;
}
