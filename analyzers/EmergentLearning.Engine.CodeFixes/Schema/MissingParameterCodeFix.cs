using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Fixes ELE0022: the method gets the parameter that its statement uses, with the type of the column it is compared with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingParameterCodeFix))]
[Shared]
public sealed class MissingParameterCodeFix : SchemaCodeFix
{
    /// <summary>Creates the fix.</summary>
    public MissingParameterCodeFix()
        : base(DiagnosticIds.MissingParameter, "Add the parameter to the method")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach ((MethodDeclarationSyntax method, IMethodSymbol symbol, IReadOnlyList<Diagnostic> found) in QueryMethods.Of(diagnostics, file))
        {
            int position = method.ParameterList.SpanStart;
            (string Name, ITypeSymbol Type)[] added = [.. Missing(found, symbol, position, file)];
            int index = IndexOf(symbol);
            var types = symbol.Parameters.Select(parameter => parameter.Type).ToList();
            types.InsertRange(index, added.Select(each => each.Type));
            if (added.Length > 0 && QueryMethods.CanTake(symbol, types))
            {
                yield return Insert(method.ParameterList, index, file, [.. added.Select(each =>
                    $"{each.Type.ToMinimalDisplayString(file.Model, position)} {each.Name}")]);
            }
        }
    }

    // What a statement uses twice is reported twice, and added once. A bare "?" has no name that could be given.
    private static IEnumerable<(string Name, ITypeSymbol Type)> Missing(
        IReadOnlyList<Diagnostic> diagnostics, IMethodSymbol method, int position, FixTarget file)
    {
        var names = new HashSet<string>(method.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(each => each.Location.SourceSpan.Start))
        {
            string parameter = file.Text(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End);
            string name = parameter.Length > 1 && parameter[0] is '@' or ':' or '$' ? parameter.Substring(1) : "";
            if (SyntaxFacts.IsValidIdentifier(name)
                && diagnostic.Properties.TryGetValue(DiagnosticProperties.SuggestedType, out string? suggested)
                && SchemaNames.FindType(suggested ?? "string", file.Model, position) is { } type
                && names.Add(name))
            {
                yield return (SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name, type);
            }
        }
    }

    // What may be left out, and a cancellation token, stays last.
    private static int IndexOf(IMethodSymbol method)
    {
        int index = method.Parameters.ToList().FindIndex(parameter => parameter.HasExplicitDefaultValue || parameter.IsParams
            || parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" });
        return index < 0 ? method.Parameters.Length : index;
    }

    private static TextChange Insert(ParameterListSyntax list, int index, FixTarget file, string[] added)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        if (parameters.Count == 0)
            return At(list.OpenParenToken.Span.End, string.Join(", ", added));
        string gap = Gap(parameters[Math.Min(index, parameters.Count - 1)], file);
        return index < parameters.Count
            ? At(parameters[index].SpanStart, string.Concat(added.Select(each => each + "," + gap)))
            : At(End(parameters.Last()), string.Concat(added.Select(each => "," + gap + each)));
    }

    // A comment behind the last parameter is about that one.
    private static int End(ParameterSyntax parameter)
    {
        SyntaxTrivia comment = parameter.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return comment.IsKind(SyntaxKind.None) ? parameter.Span.End : comment.Span.End;
    }

    // Parameters that stand on lines of their own go on doing so.
    private static string Gap(ParameterSyntax parameter, FixTarget file)
    {
        string gap = file.Text(parameter.GetFirstToken().GetPreviousToken().Span.End, parameter.SpanStart);
        return gap.Contains('\n') && gap.Trim().Length == 0 ? gap : " ";
    }

    private static TextChange At(int position, string text) => new(new TextSpan(position, 0), text);
}
