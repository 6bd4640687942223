using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>Replaces a member of an enumeration by another one of the same.</summary>
internal static class EnumMember
{
    /// <summary>Null where the node is no member of an enumeration of this name.</summary>
    public static Func<SyntaxNode, SyntaxNode>? Replace(
        SyntaxNode node, string enumeration, string member, SemanticModel model, CancellationToken cancellation)
    {
        SimpleNameSyntax? name = node switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            // using static.
            IdentifierNameSyntax identifier => identifier,
            _ => null,
        };
        return name is not null && model.GetSymbolInfo(node, cancellation).Symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type }
            && type.Name == enumeration
                ? root => root.ReplaceNode(name, SyntaxFactory.IdentifierName(member).WithTriviaFrom(name))
                : null;
    }
}
