using System.Text;

namespace EmergentLearning.Memory.Builds;

/// <summary>What a program printed, as text that can be stored.</summary>
internal static class StoredText
{
    /// <summary>
    /// At most so many characters, with <c>…</c> as the last one where some are missing. Half a surrogate pair, which no file can hold, is replaced.
    /// </summary>
    public static string Cut(string text, int length)
    {
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        if (whole.Length <= length)
            return whole;
        int end = char.IsHighSurrogate(whole[length - 2]) ? length - 2 : length - 1;
        return whole[..end] + "…";
    }
}
