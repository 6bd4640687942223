using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Fixes ELE0036 where a property with an attribute of a column can be read and not set: it gets <c>init;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitAccessorCodeFix))]
[Shared]
public sealed class InitAccessorCodeFix : SchemaCodeFix
{
    /// <summary>Creates the fix.</summary>
    public InitAccessorCodeFix()
        : base(DiagnosticIds.MarkedButNotStored, "Let the property be set (init)")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics) => diagnostics
        .Select(file.Around<PropertyDeclarationSyntax>)
        .Where(property => property is not null
            && file.Model.GetDeclaredSymbol(property, file.Cancellation) is { } symbol && CanBeSet(symbol))
        .Select(property => property!.AccessorList?.Accessors)
        // A getter with a body computes its value; there is nothing to set.
        .Where(accessors => accessors is [{ Body: null, ExpressionBody: null, SemicolonToken.IsMissing: false } getter]
            && getter.IsKind(SyntaxKind.GetAccessorDeclaration))
        .Select(accessors => new TextChange(new TextSpan(accessors!.Value[0].Span.End, 0), " init;"));

    private static bool CanBeSet(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, SetMethod: null, IsOverride: false, ContainingType.TypeKind: TypeKind.Class }
        && !SchemaNames.HasAttribute(property, "NotStored");
}
