using System.Text;

namespace EmergentLearning.Engine.Tasks;

/// <summary>Arguments as one line. netstandard2.0 has no list of arguments, and both Windows and .NET on Unix split by these rules.</summary>
internal static class ArgumentText
{
    /// <summary>Joins arguments so that the started program gets exactly these back.</summary>
    public static string Join(IEnumerable<string> arguments)
    {
        StringBuilder line = new();
        foreach (string argument in arguments)
        {
            if (line.Length > 0)
                line.Append(' ');
            AppendQuoted(line, argument);
        }

        return line.ToString();
    }

    private static void AppendQuoted(StringBuilder line, string argument)
    {
        line.Append('"');
        int backslashes = 0;
        foreach (char character in argument)
        {
            // A backslash means itself unless a quote follows: those before a quote are doubled.
            if (character == '"')
                line.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            line.Append(character);
        }

        line.Append('\\', backslashes).Append('"');
    }
}
