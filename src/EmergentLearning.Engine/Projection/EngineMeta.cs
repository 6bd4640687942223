using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Projection;

/// <summary>Facts about the store itself, kept in the database.</summary>
internal static class EngineMeta
{
    /// <summary>Who the store's commits are by, or null before it was decided.</summary>
    public static GitIdentity? FindAuthor(IReadSession session) =>
        Find(session, "author_name") is { } name && Find(session, "author_email") is { } email ? new GitIdentity(name, email) : null;

    public static void SetAuthor(ISqlTransaction transaction, GitIdentity author)
    {
        Set(transaction, "author_name", author.Name);
        Set(transaction, "author_email", author.Email);
    }

    /// <summary>Whether the store has had a git repository: one that is gone since is a loss to be told, not a beginning.</summary>
    public static bool HasHadRepository(IReadSession session) => Find(session, "repository") is not null;

    public static void SetHasHadRepository(ISqlTransaction transaction) => Set(transaction, "repository", "git");

    /// <summary>Counts the passes that have begun on this store; 0 before the first. See <see cref="Fence"/>.</summary>
    public static long ReadEpoch(IReadSession session) =>
        Find(session, "epoch") is { } epoch ? long.Parse(epoch, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>Begins an epoch and returns its number.</summary>
    public static long RaiseEpoch(ISqlTransaction transaction)
    {
        long epoch = ReadEpoch(transaction) + 1;
        Set(transaction, "epoch", epoch.ToString(CultureInfo.InvariantCulture));
        return epoch;
    }

    private static string? Find(IReadSession session, string key)
    {
        using IStatement select = session.Prepare("select value from engine_meta where key = ?1");
        select.BindText(1, key);
        return select.MoveNext() ? select.GetText(0) : null;
    }

    private static void Set(ISqlTransaction transaction, string key, string value)
    {
        using IStatement upsert = transaction.Prepare(
            "insert into engine_meta (key, value) values (?1, ?2) on conflict (key) do update set value = excluded.value");
        upsert.BindText(1, key);
        upsert.BindText(2, value);
        upsert.MoveNext();
    }
}
