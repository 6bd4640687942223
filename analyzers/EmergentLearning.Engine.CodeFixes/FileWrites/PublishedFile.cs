using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>The engine's exclusive rename in place of the framework's.</summary>
internal static class PublishedFile
{
    private const string AtomicFile = "EmergentLearning.Engine.Files.AtomicFile";

    /// <summary>The new call, or null for what is no move of a file by its path.</summary>
    public static string? Call(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingType: { } type } method
            || type.ContainingNamespace is not { Name: "IO", ContainingNamespace.Name: "System" }
            || StatementText.NameOfCallable(AtomicFile, "PublishNew", model, node.SpanStart) is not { } engine
            || call.ArgumentList.Arguments.Take(2)
                .Any(argument => argument.NameColon is not null && argument.NameColon.Name.Identifier.ValueText != "overwrite"))
        {
            return null;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        return (type.Name, method.Name) switch
        {
            ("File", "Move") when arguments.Count >= 2 => $"{engine}.PublishNew({arguments[0].Expression}, {arguments[1].Expression})",
            ("FileInfo", "MoveTo") when call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax info } && !IsUsedAfter(info, call) =>
                $"{engine}.PublishNew({info}.FullName, {arguments[0].Expression})",
            _ => null,
        };
    }

    /// <summary>The file object would still say the old name.</summary>
    private static bool IsUsedAfter(IdentifierNameSyntax info, InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.SpanStart > call.Span.End && name.Identifier.ValueText == info.Identifier.ValueText) != false;
}
