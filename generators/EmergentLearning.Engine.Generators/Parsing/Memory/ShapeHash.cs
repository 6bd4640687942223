namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>128 bits that tell whether two texts are the same; two that differ have one hash as good as never.</summary>
internal readonly record struct ShapeHash(ulong High, ulong Low)
{
    private const ulong HighPrime = 0x9E3779B97F4A7C15;
    private const ulong LowPrime = 0x100000001B3;

    /// <summary>The hash of what this stands for, followed by a text.</summary>
    public ShapeHash Then(string text)
    {
        ulong high = High;
        ulong low = Low;
        foreach (char c in text)
        {
            high = unchecked(((high ^ c) * HighPrime) ^ (high >> 29));
            low = unchecked((low ^ c) * LowPrime);
        }

        // The length keeps "ab" and "c" apart from "a" and "bc".
        return Mix(high, low, (ulong)text.Length);
    }

    /// <summary>The hash of what this stands for, followed by a number.</summary>
    public ShapeHash Then(int number) => Mix(High, Low, unchecked((ulong)number + HighPrime));

    /// <summary>The hash of two things in any order.</summary>
    public ShapeHash Beside(ShapeHash other) => unchecked(new(High + other.High, Low + other.Low));

    private static ShapeHash Mix(ulong high, ulong low, ulong number) => unchecked(new(
        ((high ^ number) * HighPrime) ^ (high >> 31), ((low + number) * LowPrime) ^ (low >> 27)));
}
