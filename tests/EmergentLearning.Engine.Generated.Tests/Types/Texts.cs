using System.Text;
using CsCheck;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Text of every kind that UTF-8 can hold.</summary>
internal static class Texts
{
    private static readonly Gen<string> Pieces = Gen.Frequency(
        (3, Gen.String[Gen.Char.AlphaNumeric, 0, 6]),
        (2, Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(code => new Rune(code).ToString())),
        (2, Gen.OneOf(
            "\0", "\n", "\r\n", "\t", " ", "'", "\"", "\\", "\\u0000", "---", "\n---\n", ": ", "# ", "- ", "null", "true", "1.0", "~", "[]", "{}", "!!binary ",
            "\u0085", "\u2028", "\ufeff", "\ufffd", "\u007f", "\u001b[31m", "é", "e\u0301", "😀")));

    public static Gen<string> Random { get; } = Pieces.Array[0, 6].Select(string.Concat);

    /// <summary>1 MiB, in UTF-16 more than that in UTF-8.</summary>
    public static string Large { get; } = string.Concat(Enumerable.Repeat("0é😀\n\"\\\0", 1024 * 1024 / 8));

    public static string[] Extremes { get; } =
        ["text", "", "\0", "a\0b\0", " ", "null", "NULL", "~", "true", "12", "-", "'", "\"", "\\", "é", "e\u0301", "😀", "\u0001\u001f\u007f\u0085\u2028\u2029\ufeff\ufffd\uffff", "---\nid: 9\n---\n", Large];
}
