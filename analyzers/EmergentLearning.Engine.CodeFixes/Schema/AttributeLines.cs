using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Attributes of the engine, put on a property in the way in which its other attributes stand.</summary>
internal static class AttributeLines
{
    /// <summary>The change that marks a property or, for a positional record's parameter, the property that is made of it.</summary>
    public static TextChange? Before(SyntaxNode declaration, string attribute, FixTarget file)
    {
        int start = declaration.SpanStart;
        string name = SchemaNames.Attribute(attribute, file.Model, start);
        if (declaration is ParameterSyntax)
            return new TextChange(new TextSpan(start, 0), $"[property: {name}] ");
        if (declaration is not PropertyDeclarationSyntax property)
            return null;

        string gap = property.AttributeLists.FirstOrDefault() is { } list ? file.Text(list.Span.End, list.GetLastToken().GetNextToken().SpanStart) : " ";
        return new TextChange(new TextSpan(start, 0), $"[{name}]{(gap.Trim().Length == 0 && gap.Length > 0 ? gap : " ")}");
    }
}
