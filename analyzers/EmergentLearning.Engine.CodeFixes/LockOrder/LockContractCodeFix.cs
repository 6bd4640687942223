using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>Fixes ELE1013: the attribute says what the code does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LockContractCodeFix))]
[Shared]
public sealed class LockContractCodeFix : LockCodeFix
{
    private const string Attribute = "EmergentLearning.Engine.Locking.AcquiresLockAttribute";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LockContract];

    private protected override string Title => "Say which locks it acquires ([AcquiresLock])";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (!target.Diagnostic.Properties.TryGetValue(DiagnosticProperties.LockNames, out string? names) || string.IsNullOrEmpty(names)
            || target.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
            || target.Model.Compilation.GetTypeByMetadataName(Attribute) is not { } type)
        {
            return null;
        }

        string arguments = string.Join(", ", names!.Split(';').Select(name => SyntaxFactory.Literal(name).ToString()));
        if (Existing(member, target) is { } existing)
            return target.Root.ReplaceNode(existing, existing.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({arguments})")));
        string display = type.ToMinimalDisplayString(target.Model, member.SpanStart);
        string name = display.EndsWith("Attribute", StringComparison.Ordinal) ? display.Substring(0, display.Length - "Attribute".Length) : display;
        return target.Root.ReplaceNode(member, AttributeLists.Add(member, $"{name}({arguments})"));
    }

    private static AttributeSyntax? Existing(MemberDeclarationSyntax member, LockFixTarget target) => member.AttributeLists.SelectMany(list => list.Attributes)
        .FirstOrDefault(attribute => target.Model.GetSymbolInfo(attribute, target.Cancellation).Symbol?.ContainingType?.ToDisplayString() == Attribute);
}
