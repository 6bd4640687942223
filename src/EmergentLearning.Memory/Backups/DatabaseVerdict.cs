using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Memory.Backups;

/// <summary>What SQLite and the hashes say of a database.</summary>
/// <param name="Integrity"><c>ok</c>, or what SQLite finds first.</param>
/// <param name="ForeignKeyViolations">How many rows point at rows that are not there.</param>
/// <param name="WrongDocuments">The paths of documents whose bytes do not have their hash.</param>
internal sealed record DatabaseVerdict(string Integrity, long ForeignKeyViolations, IReadOnlyList<string> WrongDocuments)
{
    public static DatabaseVerdict Of(IStore store)
    {
        (string integrity, long violations) = store.Read(0, static (session, _) => (ReadText(session, "pragma integrity_check(1)"), CountViolations(session)));
        string[] wrong = [.. store.Read(0, static (session, _) => DocumentIndex.ReadHashes(session))
            .Where(document => store.Read(document.Key, static (session, path) => DocumentIndex.FindContent(session, path)) is { } content
                && Convert.ToHexStringLower(SHA256.HashData(content)) != document.Value)
            .Select(static document => document.Key)];
        return new DatabaseVerdict(integrity, violations, wrong);
    }

    public static long CountViolations(IReadSession session)
    {
        using IStatement select = session.Prepare("select count(*) from pragma_foreign_key_check");
        return select.MoveNext() ? select.GetInt64(0) : 0;
    }

    private static string ReadText(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        return select.MoveNext() ? select.GetText(0) : "no answer";
    }
}
