using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Upgrader;

/// <summary>A store of three released versions.</summary>
[Store(typeof(Entry), typeof(Account))]
public sealed partial class LedgerStore
{
    [DataMigration(3)]
    private static void OpenAccounts(ISqlTransaction transaction)
    {
        using IStatement insert = transaction.Prepare(
            "insert into accounts (name, balance) select account, sum(cents) from entries group by account order by account");
        insert.MoveNext();
    }
}
