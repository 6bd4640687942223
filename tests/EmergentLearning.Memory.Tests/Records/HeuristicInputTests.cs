using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Tests.Records;

public sealed class HeuristicInputTests
{
    private static readonly HeuristicInput Good = new() { Domain = "d", Rule = "r" };

    [Fact]
    public void What_is_left_out_has_the_defaults_of_the_original() =>
        Assert.Equal(Good with { Source = "observation", Confidence = 0.7, Explanation = "" }, Good.Validate());

    [Theory]
    [InlineData("Error Handling", "error-handling")]
    [InlineData("-a-", "a")]
    [InlineData("--a--", "-a-")]
    [InlineData("C# & .NET_9", "c--net9")]
    [InlineData("Test\u212A測", "test")]
    public void The_domain_becomes_the_slug_that_names_the_file(string domain, string slug) =>
        Assert.Equal(slug, (Good with { Domain = domain }).Validate().Domain);

    [Theory]
    [InlineData("测试")]
    [InlineData("-")]
    [InlineData("")]
    public void A_domain_without_a_slug_is_refused(string domain) => Refused(StoreFault.Input, Good with { Domain = domain });

    [Theory]
    [InlineData("../etc")]
    [InlineData("..")]
    public void A_domain_that_is_a_path_is_a_matter_of_security(string domain) =>
        Refused(StoreFault.Security, Good with { Domain = domain });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_confidence_out_of_range_is_refused_and_not_replaced(double confidence) =>
        Refused(StoreFault.Input, Good with { Confidence = confidence });

    [Fact]
    public void Every_limit_is_kept_to_the_character()
    {
        HeuristicInput full = Good with { Rule = new string('r', 500), Explanation = new string('e', 5000), Source = "failure" };
        Assert.Equal(full, full.Validate());
        Refused(StoreFault.Input, full with { Rule = full.Rule + "r" });
        Refused(StoreFault.Input, full with { Explanation = full.Explanation + "e" });
        Refused(StoreFault.Input, full with { Rule = " " });
        Refused(StoreFault.Input, full with { Source = "bogus" });
        Refused(StoreFault.Input, full with { Explanation = "\ude00" });
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1.0", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("low", 0.3)]
    [InlineData("Medium", 0.6)]
    [InlineData("HIGH", 0.85)]
    public void A_confidence_is_a_number_or_a_word(string text, double expected) => Assert.Equal(expected, Confidence.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("0,5")]
    [InlineData("NaN")]
    [InlineData("5e-1")]
    [InlineData("certain")]
    public void Any_other_confidence_is_refused(string text) =>
        Assert.Equal(StoreFault.Input, Assert.Throws<StoreException>(() => Confidence.Parse(text)).Fault);

    private static void Refused(StoreFault fault, HeuristicInput input) =>
        Assert.Equal(fault, Assert.Throws<StoreException>(input.Validate).Fault);
}
