using System.Security.Cryptography;
using System.Text;

namespace EmergentLearning.Engine.Storm.Records;

/// <summary>The content of a strike as a function of its token.</summary>
internal static class StrikeText
{
    private const int Shards = 32;
    private const int LongestRepeat = 40;

    /// <summary>The record for a token, its key not chosen yet.</summary>
    public static Strike Compose(string token) => new() { Shard = ShardOf(token), Token = token, Text = Of(token) };

    /// <summary>From one line to a few thousand characters, with what formats like to stumble over.</summary>
    public static string Of(string token)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        string line = $"{token}: \"{Convert.ToHexString(hash)}\" – 'é😀' --- # end\n";
        return string.Concat(Enumerable.Repeat(line, 1 + (hash[0] % LongestRepeat)));
    }

    public static int ShardOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token))[1] % Shards;

    /// <summary>Where the file of a strike lies, below the store's folder.</summary>
    public static string PathOf(string token, long id) => FormattableString.Invariant($"strikes/{ShardOf(token)}/{id}.md");

    /// <summary>Whether every column says what the token says.</summary>
    public static bool IsWhole(Strike strike) => strike.Text == Of(strike.Token) && strike.Shard == ShardOf(strike.Token);
}
