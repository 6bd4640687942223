using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Records;

/// <summary>The checks that every text of a record has to pass. Lengths are counted in Unicode scalar values.</summary>
internal static class RecordText
{
    internal static void CheckRequired(string text, string name, int limit)
    {
        if (text.Length == 0)
            throw Refused($"The {name} is empty. Give a {name} of 1 to {limit} characters.");
        CheckOptional(text, name, limit);
    }

    internal static void CheckOptional(string text, string name, int limit)
    {
        int length = 0;
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int consumed) != System.Buffers.OperationStatus.Done)
                throw Refused($"The {name} holds half of a surrogate pair, which cannot be stored as UTF-8. Remove the broken character.");
            rest = rest[consumed..];
            length++;
        }

        if (length > limit)
            throw Refused($"The {name} has {length} characters. Shorten it to at most {limit}.");
    }

    internal static StoreException Refused(string message) => new(StoreFault.Input, message);

    /// <summary>The value as it may stand inside a one-line message: short, and without line breaks.</summary>
    internal static string Quote(string value)
    {
        var shown = new StringBuilder("'");
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (shown.Length > 40)
                return shown.Append("...'").ToString();
            shown.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }
}
