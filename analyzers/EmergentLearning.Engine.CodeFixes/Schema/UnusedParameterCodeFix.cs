using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Fixes ELE0023: the method loses the parameter that its statement does not use, and the line of documentation for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedParameterCodeFix))]
[Shared]
public sealed class UnusedParameterCodeFix : SchemaCodeFix
{
    /// <summary>Creates the fix.</summary>
    public UnusedParameterCodeFix()
        : base(DiagnosticIds.UnusedParameter, "Remove the parameter")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach ((MethodDeclarationSyntax method, IMethodSymbol symbol, IReadOnlyList<Diagnostic> found) in QueryMethods.Of(diagnostics, file))
        {
            SeparatedSyntaxList<ParameterSyntax> parameters = method.ParameterList.Parameters;
            int[] removed = [.. found.Select(file.Around<ParameterSyntax>).Select(each => each is null ? -1 : parameters.IndexOf(each)).Where(i => i >= 0)];
            ITypeSymbol[] kept = [.. symbol.Parameters.Where((_, i) => !removed.Contains(i)).Select(parameter => parameter.Type)];
            TextSpan[] spans = [.. Spans(parameters, removed)];
            if (removed.Length == 0 || !QueryMethods.CanTake(symbol, kept) || spans.Any(span => HasComment(method.ParameterList, span)))
                continue;
            IEnumerable<TextSpan> documentation = removed.SelectMany(i => Documentation(method, parameters[i].Identifier.ValueText, file));
            foreach (TextSpan span in spans.Concat(documentation))
                yield return new TextChange(span, "");
        }
    }

    // Each with the comma after it; those at the end with the comma before them.
    private static IEnumerable<TextSpan> Spans(SeparatedSyntaxList<ParameterSyntax> parameters, int[] removed)
    {
        int end = parameters.Count;
        while (end > 0 && removed.Contains(end - 1))
            end--;
        foreach (int i in removed.Where(i => i < end))
            yield return TextSpan.FromBounds(parameters[i].SpanStart, parameters[i + 1].SpanStart);
        if (end < parameters.Count)
            yield return TextSpan.FromBounds(
                end == 0 ? parameters[0].SpanStart : parameters.GetSeparator(end - 1).SpanStart, parameters.Last().Span.End);
    }

    // A lost comment is worse than no fix.
    private static bool HasComment(ParameterListSyntax list, TextSpan span) => list.DescendantTrivia(descendIntoTrivia: true).Any(trivia =>
        span.OverlapsWith(trivia.Span) && trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));

    // A line that says nothing else goes as a whole.
    private static IEnumerable<TextSpan> Documentation(MethodDeclarationSyntax method, string parameter, FixTarget file) => method.GetLeadingTrivia()
        .Select(trivia => trivia.GetStructure())
        .OfType<DocumentationCommentTriviaSyntax>()
        .SelectMany(comment => comment.Content.OfType<XmlElementSyntax>())
        .Where(element => element.StartTag.Name.LocalName.ValueText == "param"
            && element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Any(name => name.Identifier.Identifier.ValueText == parameter))
        .Select(element => file.Alone(element.Span, "///") ?? element.Span);
}
