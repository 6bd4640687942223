using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Fixes ELE0006 where a property can do without its column: <c>[NotStored]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotStoredCodeFix))]
[Shared]
public sealed class NotStoredCodeFix : SchemaCodeFix
{
    /// <summary>Creates the fix.</summary>
    public NotStoredCodeFix()
        : base(DiagnosticIds.UnsupportedType, "Do not store the property")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (PropertyDeclarationSyntax property in diagnostics.Select(file.Around<PropertyDeclarationSyntax>).OfType<PropertyDeclarationSyntax>())
        {
            // What is required, or marked as a column, was meant to be stored.
            if (file.Model.GetDeclaredSymbol(property, file.Cancellation) is { IsRequired: false } symbol && !SchemaNames.HasAnyAttribute(symbol)
                && AttributeLines.Before(property, "NotStored", file) is { } change)
            {
                yield return change;
            }
        }
    }
}
