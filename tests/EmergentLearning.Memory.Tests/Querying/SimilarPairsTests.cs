using CsCheck;
using EmergentLearning.Memory.Querying.Searching;

namespace EmergentLearning.Memory.Tests.Querying;

public sealed class SimilarPairsTests
{
    private static readonly Gen<string> Text = Gen.Int[0, 11].Select(word => $"word{word}").Array[0, 8].Select(words => string.Join(' ', words));

    [Fact]
    public void It_finds_what_comparing_each_with_each_finds() => Gen.Select(Text.Array[0, 25], Gen.OneOf(0.2, 0.4, 0.5, 0.6, 1.0)).Sample((texts, atLeast) =>
    {
        WordSet[] sets = [.. texts.Select(text => WordSet.Of(text))];
        IEnumerable<(int, int, double)> expected =
            from one in Enumerable.Range(0, sets.Length)
            from other in Enumerable.Range(one + 1, sets.Length - one - 1)
            let similarity = sets[one].SimilarityTo(sets[other])
            where similarity >= atLeast
            select (one, other, similarity);

        Assert.Equal(expected.Order(), SimilarPairs.Find(sets, atLeast).Order());
    });
}
