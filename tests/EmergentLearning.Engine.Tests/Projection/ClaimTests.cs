namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A request that is sent again, because its answer was lost, is carried out once.</summary>
public sealed class ClaimTests
{
    [Fact]
    public async Task A_request_that_is_sent_again_does_nothing_even_after_reopening()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        Assert.True(await RecordAsync(store, "request 1"));
        Assert.False(await RecordAsync(store, "request 1"));
        Assert.True(await RecordAsync(store, "request 2"));
        await store.DisposeAsync();
        CardStore again = await bench.OpenAsync();

        Assert.False(await RecordAsync(again, "request 1"));
        Assert.Equal(2, again.Cards.Count());
    }

    [Fact]
    public async Task A_transaction_that_fails_gives_its_claim_back()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        await Assert.ThrowsAsync<FormatException>(() => store.WriteAsync(transaction =>
        {
            Assert.True(transaction.Engine.TryClaim("request"));
            Assert.False(transaction.Engine.TryClaim("request"));
            throw new FormatException("after the claim");
        }));

        Assert.True(await RecordAsync(store, "request"));
    }

    [Fact]
    public async Task Of_many_stores_that_send_one_request_exactly_one_carries_it_out()
    {
        await using var bench = new StoreBench();
        await bench.OpenAsync();
        CardStore[] stores = [await bench.OpenAsync(), await bench.OpenAsync(), await bench.OpenAsync(), await bench.OpenAsync()];

        for (int round = 0; round < 20; round++)
        {
            bool[] carriedOut = await Task.WhenAll(stores.Select(store => RecordAsync(store, $"round {round}")));
            Assert.Single(carriedOut, true);
        }

        Assert.Equal(20, stores[0].Cards.Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    public async Task A_key_of_no_or_too_many_characters_is_refused(int length)
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => RecordAsync(store, new string('k', length)));

        Assert.Equal(0, store.Cards.Count());
    }

    private static Task<bool> RecordAsync(CardStore store, string request) => store.WriteAsync(transaction =>
    {
        bool isFirst = transaction.Engine.TryClaim(request);
        if (isFirst)
            transaction.Cards.Insert(new Card { Topic = "claims", Text = request });
        return isFirst;
    });
}
