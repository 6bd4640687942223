using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Queries;

/// <summary>Tests on a store of jobs.</summary>
public abstract class JobTests() : StoreTests<JobStore>(JobStore.OpenAsync)
{
    protected async Task FillAsync(int count)
    {
        for (int i = 1; i <= count; i++)
            await Store.Jobs.InsertAsync(Job(i));
    }

    protected static Job Job(int number) => new()
    {
        Queue = number % 2 == 0 ? "b" : "a",
        Name = $"job {number}",
        Level = (Level)((number % 3) - 1),
        Attempts = number - 1,
        Cost = number,
        Hash = [(byte)number, 0, 255],
        Owner = Owner(number),
        Due = new DateOnly(2026, 1, 1).AddDays(number),
        ParentId = number == 1 ? null : number - 1,
        Note = number % 2 == 0 ? $"note {number}" : null,
    };

    protected static Guid Owner(int number) => new(number, 0, 0, new byte[8]);
}
