using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Fixes ELE0001: the type becomes partial, with the types around it and those in it to which code is added.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialTypeCodeFix))]
[Shared]
public sealed class PartialTypeCodeFix : SchemaCodeFix
{
    /// <summary>Creates the fix.</summary>
    public PartialTypeCodeFix()
        : base(DiagnosticIds.NotPartial, "Make the type partial")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics) => diagnostics
        .Select(file.Around<TypeDeclarationSyntax>)
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(type => type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Concat(Generated(type, file)))
        .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        // "partial" stands right before the keyword, whatever else stands before it.
        .Select(type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial "));

    // Each would be reported next, one at a time.
    private static IEnumerable<TypeDeclarationSyntax> Generated(TypeDeclarationSyntax type, FixTarget file) => type.DescendantNodes()
        .OfType<TypeDeclarationSyntax>()
        .Where(nested => file.Model.GetDeclaredSymbol(nested, file.Cancellation) is { } symbol && SchemaNames.HasAttribute(symbol, "Table", "Store"))
        .SelectMany(nested => nested.AncestorsAndSelf().OfType<TypeDeclarationSyntax>());
}
