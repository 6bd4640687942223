using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>What is made of an open stream: the writers over it, and what they are used for.</summary>
internal static class OpenedValue
{
    private static readonly string[] Writing = ["Write", "WriteAsync", "WriteByte", "Flush", "FlushAsync", "Position", "Length", "Seek", "SetLength"];

    /// <summary>The framework's calls that write to a stream which they are given; others may read from it.</summary>
    private static readonly string[] Givers = ["Write", "Serialize", "Save", "CopyTo", "CreateFromDirectory"];

    /// <summary>The writer that is made over it at once, as in <c>new BinaryWriter(File.Create(path))</c>; else the value itself.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax value) =>
        value.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [var first, ..] } list }
        && first.Expression == value
        && list.Parent is BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax } outer
            ? outer
            : value;

    /// <summary>The variables of the scope that hold a <c>StreamWriter</c> or <c>BinaryWriter</c> over the stream, in their order.</summary>
    public static IEnumerable<string> WritersOver(OpenScope scope, SemanticModel model)
    {
        IEnumerable<SyntaxNode> parts = [.. DeclarationsOf(scope), .. scope.Body.OfType<LocalDeclarationStatementSyntax>()];
        return parts.SelectMany(part => part.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            .Where(variable => variable.Initializer?.Value is BaseObjectCreationExpressionSyntax creation && IsOver(creation, scope.Name)
                && IsWriter(model.GetTypeInfo(creation).Type))
            .Select(variable => variable.Identifier.ValueText);
    }

    /// <summary>The statements that close what the scope opens over the stream, the last first.</summary>
    public static IEnumerable<string> ClosersOver(OpenScope scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { scope.Name };
        var closers = new Stack<string>();
        foreach (LocalDeclarationStatementSyntax local in scope.Body.OfType<LocalDeclarationStatementSyntax>().Where(one => one.UsingKeyword.RawKind != 0))
        {
            foreach (VariableDeclaratorSyntax variable in local.Declaration.Variables)
            {
                if (variable.Initializer?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => names.Contains(used.Identifier.ValueText)) != true)
                    continue;
                names.Add(variable.Identifier.ValueText);
                string name = variable.Identifier.ValueText;
                closers.Push(local.AwaitKeyword.RawKind != 0 ? $"await {name}.DisposeAsync();" : $"{name}.Dispose();");
            }
        }

        return closers;
    }

    /// <summary>True when the stream is only written to, by this code or by the framework's.</summary>
    public static bool IsOnlyWritten(OpenScope scope, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? variable = model.GetDeclaredSymbol(scope.Variable, cancellation);
        IEnumerable<SyntaxNode> parts = [.. DeclarationsOf(scope), .. scope.Body];
        return parts.SelectMany(part => part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Where(name => name.Identifier.ValueText == scope.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, variable))
            .All(name => IsWrite(name, scope, model, cancellation));
    }

    private static IEnumerable<SyntaxNode> DeclarationsOf(OpenScope scope) =>
        scope.Stacked.Select(one => (SyntaxNode?)one.Declaration ?? one.Expression).OfType<SyntaxNode>();

    private static bool IsWrite(IdentifierNameSyntax use, OpenScope scope, SemanticModel model, CancellationToken cancellation) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access when access.Expression == use =>
            Writing.Contains(member) && !IsFlushToDisk(access),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
            model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && IsFramework(method)
            && Givers.Any(giver => method.Name.StartsWith(giver, StringComparison.Ordinal)),
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } => IsOver(creation, scope.Name)
            && IsWriter(model.GetTypeInfo(creation, cancellation).Type) && creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax },
        _ => false,
    };

    /// <summary>It is flushed at the commit, and the stream has no such call.</summary>
    private static bool IsFlushToDisk(MemberAccessExpressionSyntax access) =>
        access is { Name.Identifier.ValueText: "Flush", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } };

    private static bool IsOver(BaseObjectCreationExpressionSyntax creation, string stream) =>
        creation.ArgumentList?.Arguments is [{ Expression: IdentifierNameSyntax first }, ..] && first.Identifier.ValueText == stream;

    /// <summary>Those that have nothing left to write once they are flushed.</summary>
    public static bool IsWriter(ITypeSymbol? type) =>
        type is { Name: "StreamWriter" or "BinaryWriter", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } };

    private static bool IsFramework(IMethodSymbol method)
    {
        INamespaceSymbol? root = method.ContainingNamespace;
        while (root is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            root = outer;
        return method.DeclaringSyntaxReferences.IsEmpty && root?.Name is "System" or "Microsoft";
    }
}
