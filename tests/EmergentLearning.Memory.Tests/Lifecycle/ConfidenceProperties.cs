using CsCheck;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Memory.Tests.Lifecycle;

public sealed class ConfidenceProperties
{
    private const double Rounding = 0.0002;

    private static readonly Gen<double> Inside = Gen.Int[500, 9_500].Select(value => value / 10_000.0);
    private static readonly Gen<double> Anything = Gen.OneOf(Inside, Gen.Double[-1, 2], Gen.OneOf(0.0, 1.0, -0.5, 2.5, double.NaN));

    private static readonly Func<double, double>[] Moves =
    [
        ConfidenceRules.AfterSuccess, ConfidenceRules.AfterFailure, ConfidenceRules.AfterContradiction, ConfidenceRules.AfterRevival,
        confidence => ConfidenceRules.AfterDecay(confidence, 1), confidence => ConfidenceRules.AfterDecay(confidence, 9),
    ];

    [Fact]
    public void Whatever_happens_it_stays_between_its_bounds() =>
        Gen.Select(Anything, Gen.Int[0, Moves.Length - 1].Array[1, 60]).Sample((confidence, moves) =>
            moves.Aggregate(confidence, (value, move) => Moves[move](value)) is >= ConfidenceRules.Minimum and <= ConfidenceRules.Maximum);

    [Fact]
    public void Who_was_trusted_more_is_never_trusted_less_after_the_same() =>
        Gen.Select(Anything, Anything, Gen.Int[0, Moves.Length - 1]).Sample((one, other, move) =>
            double.IsNaN(one) || double.IsNaN(other) || Moves[move](Math.Min(one, other)) <= Moves[move](Math.Max(one, other)));

    [Fact]
    public void Success_raises_and_the_others_lower_and_a_contradiction_most() => Inside.Sample(confidence =>
    {
        Assert.True(ConfidenceRules.AfterSuccess(confidence) > confidence || confidence == ConfidenceRules.Maximum);
        Assert.True(ConfidenceRules.AfterFailure(confidence) < confidence || confidence == ConfidenceRules.Minimum);
        Assert.True(ConfidenceRules.AfterContradiction(confidence) <= ConfidenceRules.AfterFailure(confidence));
        Assert.True(ConfidenceRules.AfterDecay(confidence, 1) <= confidence);
        Assert.Equal(Math.Max(confidence, 0.35), ConfidenceRules.AfterRevival(confidence));
    });

    [Fact]
    public void Those_that_lower_it_may_come_in_any_order() =>
        Gen.Select(Inside, Gen.OneOf(1, 2, 4).Array[2, 6]).Sample((confidence, moves) =>
        {
            double forwards = moves.Aggregate(confidence, (value, move) => Moves[move](value));
            double backwards = moves.Reverse().Aggregate(confidence, (value, move) => Moves[move](value));
            // Each step is rounded to four digits, on both ways.
            double rounding = moves.Length * 0.0001;
            Assert.InRange(forwards - backwards, -rounding, rounding);
        });

    [Fact]
    public void Weeks_of_decay_add_up() => Gen.Select(Inside, Gen.Int[0, 8], Gen.Int[0, 8]).Sample((confidence, first, second) => Assert.InRange(
        ConfidenceRules.AfterDecay(ConfidenceRules.AfterDecay(confidence, first), second) - ConfidenceRules.AfterDecay(confidence, first + second),
        -Rounding,
        Rounding));

    [Theory]
    [InlineData(0.7, 0.73, 0.63, 0.595, 0.644)]
    [InlineData(0.95, 0.95, 0.855, 0.8075, 0.874)]
    [InlineData(0.05, 0.145, 0.05, 0.05, 0.05)]
    public void The_numbers_are_the_originals(double confidence, double success, double failure, double contradiction, double decay) => Assert.Equal(
        (success, failure, contradiction, decay),
        (ConfidenceRules.AfterSuccess(confidence), ConfidenceRules.AfterFailure(confidence), ConfidenceRules.AfterContradiction(confidence),
            ConfidenceRules.AfterDecay(confidence, 1)));
}
