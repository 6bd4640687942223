using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>
/// What a file declares, without what stands in bodies, between tokens and in comments. Two versions of a file with one shape give all
/// types the same members, so an edit in a method body changes nothing that a parser of symbols can see.
/// </summary>
/// <param name="Names">The types that it declares, and what it does for the whole compilation (global usings, assembly attributes).</param>
/// <param name="Members">Everything that it declares.</param>
internal sealed record TreeShape(ShapeHash Names, ShapeHash Members)
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeShape> Known = new();

    /// <summary>The shape of a file, computed once for each version of it.</summary>
    public static TreeShape Of(SyntaxTree tree) => Known.GetValue(tree, static tree =>
    {
        SyntaxNode root = tree.GetRoot();
        ShapeHash names = default;
        AddNames(root, ref names);
        return new TreeShape(names, HashMembers(root));
    });

    private static void AddNames(SyntaxNode node, ref ShapeHash names)
    {
        switch (node)
        {
            case CompilationUnitSyntax unit:
                names = names.Then(string.Concat(unit.Externs)).Then(string.Concat(unit.AttributeLists));
                foreach (UsingDirectiveSyntax global in unit.Usings.Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)))
                    names = names.Then(global.ToString());
                AddMembers(unit.Members, ref names);
                break;
            case BaseNamespaceDeclarationSyntax space:
                names = names.Then(space.Name.ToString());
                AddMembers(space.Members, ref names);
                break;
            case TypeDeclarationSyntax type:
                names = Head(names, type, type.Identifier).Then(type.Keyword.Text).Then(type.TypeParameterList?.Parameters.Count ?? 0);
                AddMembers(type.Members, ref names);
                break;
            case EnumDeclarationSyntax each:
                names = Head(names, each, each.Identifier);
                break;
            case DelegateDeclarationSyntax each:
                names = Head(names, each, each.Identifier).Then(each.TypeParameterList?.Parameters.Count ?? 0);
                break;
            default:
                return;
        }

        // Closes the node, so that a nested type is told from one beside it.
        names = names.Then(-1);
    }

    private static void AddMembers(SyntaxList<MemberDeclarationSyntax> members, ref ShapeHash names)
    {
        foreach (MemberDeclarationSyntax member in members)
            AddNames(member, ref names);
    }

    private static ShapeHash Head(ShapeHash names, MemberDeclarationSyntax member, SyntaxToken name) =>
        names.Then(member.RawKind).Then(member.Modifiers.ToString()).Then(name.Text);

    private static ShapeHash HashMembers(SyntaxNode root)
    {
        ShapeHash members = default;
        IEnumerable<SyntaxToken> tokens = root.DescendantTokens(node =>
        {
            if (!IsBody(node))
                return true;

            // Whether there is a body counts, not what stands in it; save for directives, which reach beyond it (#nullable).
            members = members.Then(-1);
            return node.ContainsDirectives;
        });
        foreach (SyntaxToken token in tokens)
        {
            members = members.Then(token.Text);
            if (token.ContainsDirectives)
                members = token.LeadingTrivia.Where(trivia => trivia.IsDirective).Aggregate(members, static (hash, trivia) => hash.Then(trivia.ToString()));
        }

        return members;
    }

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax
        && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax;
}
