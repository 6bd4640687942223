using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>
/// Fixes ELE1010 where an overload can end the wait and the code that follows keeps its meaning: with the token that is in scope, else, for a
/// lock between processes, with a time, after which it throws. What tells in a result that the time is over has to be looked at by its author.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedWaitCodeFix))]
[Shared]
public sealed class UnboundedWaitCodeFix : LockCodeFix
{
    private const string Limit = "FromSeconds(10)";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnboundedWait];

    private protected override string Title => "End the wait by a token or a timeout";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || call.Span != target.Diagnostic.Location.SourceSpan
            || target.Model.GetSymbolInfo(call, target.Cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        ArgumentListSyntax? arguments = WithToken(call, method, target) ?? WithTime(call, method, target);
        return arguments is null ? null : target.Root.ReplaceNode(call, call.WithArgumentList(arguments));
    }

    private static ArgumentListSyntax? WithToken(InvocationExpressionSyntax call, IMethodSymbol method, LockFixTarget target)
    {
        if (Token(call, target) is not { } token || method.ReturnType.SpecialType == SpecialType.System_Boolean)
            return null;
        if (method.Parameters.FirstOrDefault(IsToken) is { } own)
        {
            bool isNext = own.Ordinal == call.ArgumentList.Arguments.Count;
            return call.ArgumentList.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == own.Name || IsAt(argument, own.Ordinal, call))
                ? null
                : call.ArgumentList.AddArguments(Argument(isNext ? token : $"{own.Name}: {token}", call));
        }

        bool isOverloaded = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Length == method.Parameters.Length + 1 && IsToken(other.Parameters[other.Parameters.Length - 1])
            && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType)
            && method.Parameters.Zip(other.Parameters, (one, two) => SymbolEqualityComparer.Default.Equals(one.Type, two.Type)).All(same => same));
        return isOverloaded ? call.ArgumentList.AddArguments(Argument(token, call)) : null;
    }

    /// <summary>A time, or instead of the one that never ends; these calls throw when it is over.</summary>
    private static ArgumentListSyntax? WithTime(InvocationExpressionSyntax call, IMethodSymbol method, LockFixTarget target)
    {
        if (method.Name is not ("Acquire" or "AcquireAsync") || method.Parameters.IsEmpty
            || target.Model.Compilation.GetTypeByMetadataName("System.TimeSpan") is not { } span)
        {
            return null;
        }

        ArgumentSyntax time = Argument($"{span.ToMinimalDisplayString(target.Model, call.SpanStart)}.{Limit}", call);
        SeparatedSyntaxList<ArgumentSyntax> old = call.ArgumentList.Arguments;
        return call.ArgumentList.WithArguments(old.Count == 0 ? old.Add(time) : old.Replace(old[0], time.WithTriviaFrom(old[0])));
    }

    private static string? Token(InvocationExpressionSyntax call, LockFixTarget target) => target.Model.LookupSymbols(call.SpanStart)
        .Where(symbol => symbol is IParameterSymbol or ILocalSymbol && TypeOf(symbol)?.ToDisplayString() == "System.Threading.CancellationToken"
            && symbol.Locations.Any(location => location.SourceSpan.Start < call.SpanStart))
        .Select(symbol => symbol.Name).FirstOrDefault();

    private static ITypeSymbol? TypeOf(ISymbol symbol) => (symbol as IParameterSymbol)?.Type ?? (symbol as ILocalSymbol)?.Type;

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken";

    private static bool IsAt(ArgumentSyntax argument, int ordinal, InvocationExpressionSyntax call) =>
        argument.NameColon is null && call.ArgumentList.Arguments.IndexOf(argument) == ordinal;

    private static ArgumentSyntax Argument(string text, InvocationExpressionSyntax call)
    {
        ArgumentSyntax parsed = SyntaxFactory.ParseArgumentList($"({text})").Arguments[0];
        return call.ArgumentList.Arguments.Count == 0 ? parsed : parsed.WithLeadingTrivia(SyntaxFactory.Space);
    }
}
