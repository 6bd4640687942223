using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Storm.Records;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>A reader in the storm: every look must show whole writes only, and never fewer than the look before.</summary>
/// <param name="folder">The store.</param>
internal sealed class ReadVerb(string folder)
{
    private const int TellEvery = 20;

    // As often as somebody asks who has something else to do: the storm is about the writers.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private long _seen;

    public async Task<int> RunAsync()
    {
        await using StrikeStore store = StrikeStore.OpenReadOnly(folder);
        // Until it is killed; or until nobody listens any more, which ends the wait for an order.
        Task<string?> order = Task.Run(Console.In.ReadLine);
        for (long looks = 1; !order.IsCompleted; looks++)
        {
            Look(store);
            if (looks % TellEvery == 0)
                Announcer.Say(string.Create(CultureInfo.InvariantCulture, $"looked {TellEvery}"));
            await Task.WhenAny(order, Task.Delay(Pause)).ConfigureAwait(false);
        }

        return 0;
    }

    private void Look(StrikeStore store)
    {
        Sight sight = store.Engine.Read(0, static (session, _) => Take(session));
        if (sight.Strikes != sight.Shadows || sight.Newest != sight.NewestShadow)
            Announcer.Say($"violation a reader saw half of a write: {sight}");
        if (sight.Strikes < _seen)
            Announcer.Say($"violation a reader saw {sight.Strikes} strikes after it had seen {_seen}");
        _seen = sight.Strikes;
        if (sight.Newest is { } token && store.Strikes.ListByToken(token) is var found && !(found.Count == 1 && StrikeText.IsWhole(found[0])))
            Announcer.Say($"violation a reader saw {token} {found.Count} times, or with another content");
    }

    private static Sight Take(IReadSession session)
    {
        using IStatement select = session.Prepare(
            "select (select count(*) from strikes), (select count(*) from shadows), "
            + "(select token from strikes order by id desc limit 1), (select token from shadows order by id desc limit 1)");
        select.MoveNext();
        return new Sight(select.GetInt64(0), select.GetInt64(1), Optional(select, 2), Optional(select, 3));
    }

    private static string? Optional(IStatement row, int column) => row.IsNull(column) ? null : row.GetText(column);

    private sealed record Sight(long Strikes, long Shadows, string? Newest, string? NewestShadow);
}
