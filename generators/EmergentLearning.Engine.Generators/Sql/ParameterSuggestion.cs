using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Binding;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Which type a parameter should have that a statement uses and its method lacks.</summary>
internal static class ParameterSuggestion
{
    /// <summary>The type in C#: that of the column it is compared with, a list of them after <c>in</c>, or text where nothing tells.</summary>
    public static string TypeOf(SqlText text, int token, IReadOnlyList<ParameterUse> uses)
    {
        SqlToken parameter = text.Tokens[token];
        ValueModel? value = (uses.FirstOrDefault(use => use.Parameter == parameter) ?? uses.FirstOrDefault(use => use.Parameter.Text == parameter.Text))
            ?.Column.Value;
        if (value is null && (text.Is(token - 1, "limit") || text.Is(token - 1, "offset")))
            return "int";

        string type = value?.TypeName ?? "string";
        if (IsList(text, token) && CanBeListed(value))
            return $"global::System.Collections.Generic.IReadOnlyList<{type}>";
        // "@topic is null or topic = @topic" asks for what can be left out.
        return IsTestedForNull(text, parameter.Text) ? type + "?" : type;
    }

    private static bool IsList(SqlText text, int token) =>
        text.Is(token - 1, "in") || (text.Is(token - 1, "(") && text.Is(token - 2, "in") && text.Is(token + 1, ")"));

    // How its elements are stored must be clear from their type alone.
    private static bool CanBeListed(ValueModel? value) => value is null || (value.Helper.Length == 0 && value.Kind != ColumnKind.TextList);

    private static bool IsTestedForNull(SqlText text, string parameter)
    {
        for (int i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Text == parameter && text.Is(i + 1, "is") && text.Is(i + 2, "null"))
                return true;
        }

        return false;
    }
}
