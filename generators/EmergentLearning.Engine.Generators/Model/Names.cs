using System.Text;

namespace EmergentLearning.Engine.Generators.Model;

/// <summary>Names that follow from other names.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while", "await", "field", "value",
        // Words that are keywords in some places; in others, they may not name a type.
        "allows", "and", "async", "dynamic", "extension", "file", "from", "global", "nameof", "nint", "not", "notnull", "nuint", "or", "partial",
        "record", "required", "scoped", "select", "unmanaged", "var", "when", "where", "with", "yield",
    };

    /// <summary>The name as it stands in a C# file.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A property's name as a parameter's.</summary>
    public static string Parameter(string property) =>
        property.Length == 0 ? "" : Escape(char.ToLowerInvariant(property[0]) + property.Substring(1));

    /// <summary><c>CreatedAt</c> as <c>created_at</c>, <c>HTMLPage2</c> as <c>html_page2</c>.</summary>
    public static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    /// <summary><c>learning_notes</c> as <c>LearningNotes</c>, for a property's name.</summary>
    public static string PascalCase(string name)
    {
        char[] separators = [.. name.Where(c => !char.IsLetterOrDigit(c)).Distinct(), '_'];
        IEnumerable<string> words = name.Split(separators, StringSplitOptions.RemoveEmptyEntries);
        string pascal = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return pascal.Length > 0 && char.IsLetter(pascal[0]) ? pascal : "Table" + pascal;
    }

    /// <summary>The name with its first letter in upper case and without <c>@</c>, as a part of another name.</summary>
    public static string Part(string name)
    {
        string bare = name.TrimStart('@');
        return bare.Length == 0 ? "" : char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }

    /// <summary>The English plural: <c>Note</c>, <c>Notes</c>; <c>History</c>, <c>Histories</c>; <c>Box</c>, <c>Boxes</c>.</summary>
    public static string Plural(string name)
    {
        bool endsWith(string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
        if (endsWith("y") && name.Length > 1 && "aeiouAEIOU".IndexOf(name[name.Length - 2]) < 0)
            return name.Substring(0, name.Length - 1) + "ies";
        return endsWith("s") || endsWith("x") || endsWith("z") || endsWith("ch") || endsWith("sh") ? name + "es" : name + "s";
    }
}
