using System.Collections.Immutable;
using CsCheck;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Text, bytes and lists of text.</summary>
internal static class TextCases
{
    private static readonly Gen<string[]> Lists = Texts.Random.Array[0, 5];

    private static readonly string[][] Extremes = [["a", "b"], [], [""], ["", ""], ["[\"a\"]"], Texts.Extremes];

    public static IReadOnlyList<TypeCase> All { get; } =
    [
        TypeCase.Of("Char", "char", Gen.Char.Where(c => !char.IsSurrogate(c)), 'x', '\0', ' ', '\n', '"', '\'', '\ud7ff', '\ue000', '\uffff') with
        {
            Order = value => (IComparable)value,
            Note = "Half of a surrogate pair is refused with an error.",
        },
        TypeCase.Of("Text", "string", Texts.Random, Texts.Extremes) with
        {
            Order = value => Octets.Of((string)value),
            Note = "Every character, NUL among them. Half of a surrogate pair is refused with an error. Sorts by code point, which `string.CompareOrdinal` does not beyond U+FFFF.",
        },
        TypeCase.Of("Bytes", "byte[]", Gen.Byte.Array[0, 40], [1, 171], [], [0], [0, 255, 0], new byte[1024 * 1024]) with
        {
            Order = value => new Octets((byte[])value),
        },
        TypeCase.Of("Guid", "Guid", Gen.Guid, new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), Guid.Empty, Guid.AllBitsSet) with
        {
            Order = value => (IComparable)value,
        },
        List("Array", "string[]", texts => texts),
        List("List", "List<string>", texts => new List<string>(texts)),
        List("ReadOnlyList", "IReadOnlyList<string>", texts => ImmutableList.Create(texts)),
        List("ImmutableArray", "ImmutableArray<string>", texts => ImmutableArray.Create(texts)) with
        {
            Note = "One that was never assigned comes back empty.",
        },
    ];

    private static TypeCase List<T>(string property, string name, Func<string[], T> create)
        where T : notnull => TypeCase.Of(property, name, Lists.Select(create), [.. Extremes.Select(create)]) with
        {
            Note = "For `json_each`. No element is null.",
        };
}
