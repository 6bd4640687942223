using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Fixes ELE0002: <c>[Key]</c> on the property <c>Id</c>, which is added first where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeyCodeFix))]
[Shared]
public sealed class KeyCodeFix : SchemaCodeFix
{
    private const string Name = "Id";

    /// <summary>Creates the fix.</summary>
    public KeyCodeFix()
        : base(DiagnosticIds.NoKey, "Make 'long Id' the key")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => Mend(diagnostic, file)).OfType<TextChange?>().Select(change => change!.Value);

    private static TextChange? Mend(Diagnostic diagnostic, FixTarget file)
    {
        if (file.Around<TypeDeclarationSyntax>(diagnostic) is not { } type
            || file.Model.GetDeclaredSymbol(type, file.Cancellation) is not { } symbol
            || !SchemaNames.HasAttribute(symbol, "Table"))
        {
            return null;
        }

        ISymbol[] members = [.. Family(symbol).SelectMany(each => each.GetMembers(Name))];
        if (members.Length == 0)
            return Add(type, file);
        return members is [IPropertySymbol property] && SymbolEqualityComparer.Default.Equals(property.ContainingType, symbol) && CanBeKey(property)
            ? Mark(property, file)
            : null;
    }

    private static IEnumerable<INamedTypeSymbol> Family(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
            yield return each;
    }

    private static bool CanBeKey(IPropertySymbol property) =>
        property is { Type.SpecialType: SpecialType.System_Int64, IsStatic: false, GetMethod: not null, SetMethod: not null }
        && !SchemaNames.HasAttribute(property, "NotStored");

    private static TextChange? Mark(IPropertySymbol property, FixTarget file) =>
        property.DeclaringSyntaxReferences is [{ } declared] && declared.SyntaxTree == file.Model.SyntaxTree
            ? AttributeLines.Before(declared.GetSyntax(file.Cancellation), "Key", file)
            : null;

    private static TextChange? Add(TypeDeclarationSyntax type, FixTarget file)
    {
        string property = $"[{SchemaNames.Attribute("Key", file.Model, type.Identifier.SpanStart)}] public long {Name} {{ get; init; }}";
        string line = file.LineBreak();
        string outer = file.Indentation(type.Keyword.SpanStart);
        SyntaxToken open = type.OpenBraceToken;
        if (open.IsKind(SyntaxKind.None))
        {
            return type.SemicolonToken.IsKind(SyntaxKind.None) ? null : new TextChange(
                type.SemicolonToken.Span, $"{line}{outer}{{{line}{outer}    {property}{line}{outer}}}");
        }

        if (type.CloseBraceToken.IsMissing || open.IsMissing)
            return null;
        SyntaxToken next = open.GetNextToken();
        if (file.IsOnOneLine(open.SpanStart, next.SpanStart))
            return new TextChange(
                new TextSpan(open.Span.End, 0), next.IsKind(SyntaxKind.CloseBraceToken) && next.SpanStart == open.Span.End ? $" {property} " : " " + property);
        string inner = type.Members.FirstOrDefault() is { } first ? file.Indentation(first.SpanStart) : outer + "    ";
        return new TextChange(new TextSpan(file.LineEnd(open.SpanStart), 0), line + inner + property);
    }
}
