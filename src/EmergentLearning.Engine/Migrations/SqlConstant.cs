using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Tells constants from expressions: SQLite adds a column with a default only when that is a constant.</summary>
internal static partial class SqlConstant
{
    /// <summary>Whether the text of a <c>DEFAULT</c> is a literal number, text, blob, boolean or <c>NULL</c>.</summary>
    public static bool Is(string? expression) => expression is not null && Literal().IsMatch(expression);

    /// <summary>Whether it is a literal and not <c>NULL</c>, so that a column with it may be <c>NOT NULL</c>.</summary>
    public static bool IsValue(string? expression) =>
        Is(expression) && !expression!.Trim().Trim('(', ')').Trim().Equals("null", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands for nothing in a column of a type.</summary>
    public static string Zero(string type) => type.ToUpperInvariant() switch
    {
        "INTEGER" => "0",
        "REAL" => "0.0",
        "BLOB" => "x''",
        _ => "''",
    };

    [GeneratedRegex(
        @"^\s*(?:\(\s*)?(?:[+-]?\s*(?:0x[0-9a-f]+|[0-9]+(?:\.[0-9]*)?(?:e[+-]?[0-9]+)?|\.[0-9]+)"
        + @"|x?'(?:[^']|'')*'|null|true|false)(?:\s*\))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
