using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Text that UTF-8 cannot hold.</summary>
internal static class Utf16
{
    /// <summary>Refuses half of a surrogate pair: UTF-8 would hold U+FFFD in its place, and what was acknowledged would not be what is stored.</summary>
    /// <exception cref="StoreException">The text has one.</exception>
    public static void ThrowIfUnpaired(string text, int parameter)
    {
        int at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0 && at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out Rune rune))
                throw Unpaired(text[at], at, parameter);
            at += rune.Utf16SequenceLength;
        }
    }

    private static StoreException Unpaired(char c, int at, int parameter) => new(
        StoreFault.Input,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The text of parameter {parameter} has half of a surrogate pair (U+{(int)c:X4}) at position {at}, which UTF-8 cannot hold. ")
        + "Nothing was stored; correct the text, or store its UTF-16 as bytes.");
}
