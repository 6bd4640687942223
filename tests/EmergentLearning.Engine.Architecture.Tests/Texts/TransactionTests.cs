using System.Text.RegularExpressions;
using EmergentLearning.Engine.Architecture.Tests.Repository;

namespace EmergentLearning.Engine.Architecture.Tests.Texts;

/// <summary>
/// A transaction that begins as a reader's and writes later can fail for ever (SQLITE_BUSY_SNAPSHOT), however long it waits. So every one
/// that may write says so when it begins; the only ones that do not are the readers' own and the one that pins a
/// snapshot, on connections that refuse to write, and the one in which a reader gets its views, which are its own.
/// </summary>
public sealed partial class TransactionTests
{
    private const string Readers = "src/EmergentLearning.Engine/Sqlite/ReaderPool.cs";
    private const string Views = "src/EmergentLearning.Engine/Sqlite/Connections.cs";
    private const string Snapshots = "src/EmergentLearning.Engine/Snapshots/SnapshotTaker.cs";

    [Fact]
    public void Every_transaction_that_may_write_begins_as_a_writers() =>
        Assert.Equal([$"{Snapshots}: BEGIN", $"{Views}: BEGIN", $"{Readers}: BEGIN"], Begins().Where(begin => !begin.EndsWith(": BEGIN IMMEDIATE", StringComparison.Ordinal)));

    [Fact]
    public void The_rule_sees_the_writer() => Assert.Contains("src/EmergentLearning.Engine/Sqlite/GroupWriter.cs: BEGIN IMMEDIATE", Begins());

    [Fact]
    public void Nobody_begins_a_transaction_through_the_provider() =>
        Assert.DoesNotContain(Sources(), file => Checkout.Read(file).Contains(".BeginTransaction(", StringComparison.Ordinal));

    private static IEnumerable<string> Begins() =>
        from file in Sources()
        from Match match in Begin().Matches(Checkout.Read(file))
        select $"{file}: {match.Groups[1].Value.ToUpperInvariant()}";

    private static IEnumerable<string> Sources() =>
        Checkout.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    // A statement as it is run: a literal that is nothing but BEGIN and what may follow it.
    [GeneratedRegex("(?:execute|prepare|exec)\\([^\"]*\"\\s*(begin(?:\\s+(?:deferred|immediate|exclusive|transaction|concurrent))*)\\s*;?\\s*\"", RegexOptions.IgnoreCase)]
    private static partial Regex Begin();
}
