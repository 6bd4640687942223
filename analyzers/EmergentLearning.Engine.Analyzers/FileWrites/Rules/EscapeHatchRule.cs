using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>ELE2017: somebody switched a file-write rule off and did not say why.</summary>
internal static class EscapeHatchRule
{
    private const string Family = "ELE2";

    public static void CheckAttribute(OperationBlockAnalysisContext context, IAttributeOperation operation, FileWriteSymbols symbols)
    {
        if (operation is not { Operation: IObjectCreationOperation { Type: { } type } attribute })
            return;
        bool isBare = symbols.NonAtomicWrite.Contains(type, SymbolEqualityComparer.Default)
            ? attribute.Arguments.Length > 0 && IsBlank(attribute.Arguments[0].Value)
            : SymbolEqualityComparer.Default.Equals(type, symbols.SuppressMessage) && IsOurs(attribute) && !IsJustified(attribute);
        if (isBare)
            context.ReportDiagnostic(Diagnostic.Create(FileWriteRules.HatchWithoutReason, operation.Syntax.GetLocation(), $"[{Name(type)}]"));
    }

    public static void CheckPragmas(SyntaxTreeAnalysisContext context)
    {
        SyntaxNode root = context.Tree.GetRoot(context.CancellationToken);
        // From one directive to the next the compiler goes token by token; what contains none is passed over as a whole here.
        foreach (SyntaxNodeOrToken part in root.DescendantNodesAndTokensAndSelf(static node => node.ContainsDirectives))
        {
            if (!part.IsToken || !part.ContainsDirectives)
                continue;
            foreach (SyntaxTrivia trivia in part.AsToken().LeadingTrivia)
            {
                if (trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && trivia.GetStructure() is PragmaWarningDirectiveTriviaSyntax pragma && IsBare(pragma))
                    context.ReportDiagnostic(Diagnostic.Create(FileWriteRules.HatchWithoutReason, pragma.GetLocation(), "#pragma warning disable"));
            }
        }
    }

    private static bool IsBare(PragmaWarningDirectiveTriviaSyntax pragma) => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
        && pragma.ErrorCodes.Any(code => code.ToString().StartsWith(Family, StringComparison.Ordinal))
        && !HasComment(pragma);

    private static string Name(ITypeSymbol type) => type.Name.EndsWith("Attribute", StringComparison.Ordinal)
        ? type.Name.Substring(0, type.Name.Length - "Attribute".Length)
        : type.Name;

    private static bool IsOurs(IObjectCreationOperation attribute) => attribute.Arguments.Any(
        argument => argument.Parameter?.Ordinal == 1 && argument.Value.ConstantValue is { HasValue: true, Value: string id }
            && id.StartsWith(Family, StringComparison.Ordinal));

    private static bool IsJustified(IObjectCreationOperation attribute) => (attribute.Initializer?.Initializers ?? []).Any(
        one => one is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Justification" } } reason && !IsBlank(reason.Value));

    // The text that an IDE puts there for a person to replace.
    private static bool IsBlank(IOperation value) => Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: var reason }
        && (string.IsNullOrWhiteSpace(reason as string) || (string)reason! == "<Pending>");

    /// <summary>On the line itself, or on the line above.</summary>
    private static bool HasComment(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        if (pragma.DescendantTrivia().Any(IsComment))
            return true;
        SyntaxTriviaList around = pragma.ParentTrivia.Token.LeadingTrivia;
        int at = around.IndexOf(pragma.ParentTrivia);
        return around.Take(at).Reverse().SkipWhile(trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia).Take(1).Any(IsComment);
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia;
}
