using EmergentLearning.Engine.Architecture.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Architecture.Tests.Budgets;

/// <summary>One C# file, parsed, and its lengths.</summary>
internal sealed class CodeFile
{
    private CodeFile(string path, string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        Path = path;
        Lines = text.AsSpan().Count('\n');
        TopLevelTypes = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Count(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        Methods =
        [
            .. root.DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
                .Select(node => new CodeMethod(path, Line(node), LineCount(node))),
        ];
    }

    public string Path { get; }

    public int Lines { get; }

    public int TopLevelTypes { get; }

    public IReadOnlyList<CodeMethod> Methods { get; }

    public static IReadOnlyList<CodeFile> Parse(IEnumerable<string> paths) => [.. paths.Select(path => new CodeFile(path, Checkout.Read(path)))];

    /// <summary>A file that is not in the checkout.</summary>
    public static CodeFile Of(string text) => new("sample.cs", text);

    private static int Line(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    // From the first attribute or modifier to the closing brace; the documentation above does not count.
    private static int LineCount(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).EndLinePosition.Line + 2 - Line(node);
}
