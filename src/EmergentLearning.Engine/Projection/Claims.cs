using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>The idempotency keys of requests that have been carried out.</summary>
internal static class Claims
{
    private const int LongestKey = 512;

    /// <summary>Notes a key in a transaction; false when a committed one, or this one, has it already.</summary>
    public static bool TryAdd(ISqlTransaction transaction, string key, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length > LongestKey)
            throw new ArgumentException($"An idempotency key has at most {LongestKey} characters; this one has {key.Length}.", nameof(key));

        using IStatement insert = transaction.Prepare(
            "insert into engine_claims (key, claimed_at) values (?1, ?2) on conflict (key) do nothing returning 1");
        insert.BindText(1, key);
        insert.BindText(2, now.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        return insert.MoveNext();
    }
}
