using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>
/// Fixes ELE1003 where the called method has a variant for callers that hold the lock: <c>FlushLocked</c> beside <c>Flush</c>,
/// <c>FlushLockedAsync</c> beside <c>FlushAsync</c>, with the same parameters and the same result.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReenteredLockCodeFix))]
[Shared]
public sealed class ReenteredLockCodeFix : LockCodeFix
{
    private const string Suffix = "Locked";
    private const string Async = "Async";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LockReentered];

    private protected override string Title => "Call the variant for callers that hold the lock";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || call.Span != target.Diagnostic.Location.SourceSpan
            || target.Model.GetSymbolInfo(call, target.Cancellation).Symbol is not IMethodSymbol method || Variant(method) is not { } variant)
        {
            return null;
        }

        SimpleNameSyntax? name = call.Expression switch
        {
            SimpleNameSyntax simple => simple,
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };
        return name is null ? null : target.Root.ReplaceToken(name.Identifier, SyntaxFactory.Identifier(variant).WithTriviaFrom(name.Identifier));
    }

    private static string? Variant(IMethodSymbol method)
    {
        string name = method.Name.EndsWith(Async, StringComparison.Ordinal)
            ? method.Name.Substring(0, method.Name.Length - Async.Length) + Suffix + Async
            : method.Name + Suffix;
        return method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(other => other.IsStatic == method.IsStatic
            && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType) && other.Parameters.Length == method.Parameters.Length
            && method.Parameters.Zip(other.Parameters, (one, two) => SymbolEqualityComparer.Default.Equals(one.Type, two.Type)).All(same => same))
                ? name
                : null;
    }
}
