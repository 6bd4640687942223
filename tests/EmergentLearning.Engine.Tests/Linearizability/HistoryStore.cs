using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Tests.Linearizability;

[Store(typeof(Register), typeof(Item), Database = "history.db")]
public sealed partial class HistoryStore
{
    [Query("select value from items where list = @list order by id")]
    public partial IReadOnlyList<long> Values(long list);
}
