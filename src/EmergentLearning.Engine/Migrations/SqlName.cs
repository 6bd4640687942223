using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Names in SQL text.</summary>
internal static partial class SqlName
{
    /// <summary>The name in double quotes, whatever is in it.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The name of what a <c>create table</c>, <c>index</c>, <c>view</c> or <c>trigger</c> statement creates.</summary>
    /// <exception cref="ArgumentException">It is no such statement.</exception>
    public static string OfCreated(string sql)
    {
        Match match = Created().Match(sql);
        if (!match.Success)
            throw new ArgumentException($"Expected a statement that creates a table, index, view or trigger: {sql}", nameof(sql));

        return match.Groups["quoted"] is { Success: true } quoted
            ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal)
            : match.Groups["plain"].Value;
    }

    /// <summary>
    /// A statement that creates something, from its name in double quotes on: SQLite keeps that much of the text, and writes what stands
    /// before it in its own way.
    /// </summary>
    public static ReadOnlySpan<char> FromNameOn(string sql) => sql.AsSpan(Math.Max(0, sql.IndexOf('"', StringComparison.Ordinal)));

    [GeneratedRegex(
        """
        ^\s*create\s+(?:unique\s+|virtual\s+)?(?:table|index|view|trigger)\s+(?:if\s+not\s+exists\s+)?
        (?:"(?<quoted>(?:[^"]|"")+)"|\[(?<plain>[^\]]+)\]|`(?<plain>[^`]+)`|(?<plain>\w+))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Created();
}
