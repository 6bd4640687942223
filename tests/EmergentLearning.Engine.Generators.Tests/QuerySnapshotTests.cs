using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using VerifyXunit;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>The text of queries and commands, to be read. That it works is tested by running it, in Generated.Tests.</summary>
public sealed class QuerySnapshotTests
{
    [Fact]
    public Task Queries_and_commands() => Verifier.Verify(Generation.Run("""
        namespace Demo;

        [Table("jobs")]
        public sealed partial record Job([property: Key] long Id, string Queue, [property: Unique] string Name, string? Note);

        public sealed record Total(string Queue, int Jobs);

        [Store(typeof(Job))]
        public sealed partial class JobStore
        {
            [Query("select name, queue, note, id from jobs where id in @ids and queue = @queue")]
            public partial IReadOnlyList<Job> Some(IReadOnlyList<long> ids, string queue);

            [Query("select name, max(note) from jobs group by name order by name")]
            public partial IReadOnlyList<(string Name, string Note)> Notes();

            [Query("select queue, count(*) as jobs from jobs group by queue")]
            public partial System.Threading.Tasks.ValueTask<IReadOnlyList<Total>> TotalsAsync(System.Threading.CancellationToken cancellationToken);

            [Command("update jobs set note = null where queue = @queue")]
            public partial System.Threading.Tasks.Task<int> ClearAsync(string queue);

            [Command("delete from jobs where name = @name returning id, name")]
            public partial System.Threading.Tasks.Task<(long Id, string Name)?> TakeAsync(string name, System.Threading.CancellationToken cancellationToken = default);
        }
        """).Sources.Last(text => !text.Contains("CompiledSchema(", StringComparison.Ordinal)), "cs");
}
