using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Benchmarks.Contention;

[Store(typeof(Mark), Database = "marks.db")]
public sealed partial class MarkStore
{
    /// <summary>Without git: what is measured is the way to a durable row.</summary>
    public static StoreOptions Options { get; } = new() { UseGit = false };
}
