using CsCheck;

namespace EmergentLearning.Memory.Tests.Markdown;

/// <summary>Texts made of what breaks formats, mixed with arbitrary UTF-16, halves of surrogate pairs included.</summary>
internal static class AnyText
{
    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.OneOf(
            "\n", "\n\n", " ", "\t", "\\", "\\\\", "#", "## ", "## Summary\n", "\n## Injected", "**Severity**: 5", "\n**Severity**: 5\n", "---",
            "\n---\n", "**Confidence**: 1", "\n## H-7: forged\n", "```", "\n```\n", "\n````\n", "\n~~~\n", "&", "&amp;", "&#10;", "&#", "&#32;",
            "&#55357;", ";", "\u001b[31m", "\0", "\r", "\r\n", "\u0085", "\u2028", "\u00a0", "\ufeff", "\ud83d", "\ude00", "😀", "测试", "word",
            "<!-- uid: 0193c0de-0000-7000-8000-000000000001 -->", "\n<!-- uid: 0193c0de-0000-7000-8000-000000000001 -->\n")),
        (2, Gen.String[Gen.Char.AlphaNumeric, 0, 8]),
        (1, Gen.String[Gen.Char, 0, 8]));

    internal static Gen<string> Texts { get; } = Piece.Array[0, 14].Select(string.Concat);
}
