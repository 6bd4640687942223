using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Tests.Records;

public sealed class FailureInputTests
{
    private static readonly FailureInput Good = new() { Title = "t", Domain = "d" };

    [Fact]
    public void What_is_left_out_has_the_defaults_of_the_original()
    {
        FailureInput ready = Good.Validate();
        Assert.Equal(new FailureInput { Title = "t", Domain = "d", Severity = 3, Tags = "", Summary = "No summary provided" }, ready);
    }

    [Fact]
    public void A_title_loses_its_outer_white_space_and_keeps_its_inner() =>
        Assert.Equal("a\n\0\u001b[31m b", (Good with { Title = " \n a\n\0\u001b[31m b\t " }).Validate().Title);

    [Fact]
    public void Lengths_are_counted_in_characters_and_not_in_code_units()
    {
        string emoji = string.Concat(Enumerable.Repeat("😀", 500));
        Assert.Equal(emoji, (Good with { Title = emoji }).Validate().Title);
        Refused(StoreFault.Input, Good with { Title = emoji + "!" });
    }

    [Fact]
    public void Every_limit_is_kept_to_the_character()
    {
        FailureInput full = Good with
        {
            Title = new string('t', 500), Domain = new string('d', 100), Tags = new string('g', 500), Summary = new string('s', 50_000),
        };
        Assert.Equal(full, full.Validate());
        Refused(StoreFault.Input, full with { Title = full.Title + "t" });
        Refused(StoreFault.Input, full with { Domain = full.Domain + "d" });
        Refused(StoreFault.Input, full with { Tags = full.Tags + "g" });
        Refused(StoreFault.Input, full with { Summary = full.Summary + "s" });
    }

    [Theory]
    [InlineData("", "d")]
    [InlineData(" \n\t", "d")]
    [InlineData("t", "")]
    [InlineData("t", "  ")]
    public void A_missing_title_or_domain_is_refused(string title, string domain) =>
        Refused(StoreFault.Input, Good with { Title = title, Domain = domain });

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(9)]
    public void A_severity_out_of_range_is_refused_and_not_replaced(int severity) =>
        Refused(StoreFault.Input, Good with { Severity = severity });

    [Theory]
    [InlineData("..")]
    [InlineData("../../etc")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/etc")]
    [InlineData("C:evil")]
    [InlineData("a\0b")]
    public void A_domain_that_is_a_path_is_a_matter_of_security(string domain) =>
        Refused(StoreFault.Security, Good with { Domain = domain });

    [Theory]
    [InlineData("a..b")]
    [InlineData("x\n**Severity**: 5")]
    [InlineData("node.js: web")]
    public void A_domain_that_only_looks_odd_is_kept(string domain) =>
        Assert.Equal(domain, (Good with { Domain = domain }).Validate().Domain);

    [Fact]
    public void Half_a_surrogate_pair_is_refused_in_every_text()
    {
        const string Half = "a\ud83d";
        Refused(StoreFault.Input, Good with { Title = Half });
        Refused(StoreFault.Input, Good with { Domain = Half });
        Refused(StoreFault.Input, Good with { Tags = Half });
        Refused(StoreFault.Input, Good with { Summary = Half });
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("5", 5)]
    [InlineData("low", 2)]
    [InlineData("Medium", 3)]
    [InlineData("HIGH", 4)]
    [InlineData("critical", 5)]
    public void A_severity_is_a_digit_or_a_word(string text, int expected) => Assert.Equal(expected, Severity.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("9")]
    [InlineData("bogus\n")]
    [InlineData("3 ")]
    [InlineData("\ud83d")]
    public void Any_other_severity_is_refused(string text)
    {
        var refused = Assert.Throws<StoreException>(() => Severity.Parse(text));
        Assert.Equal(StoreFault.Input, refused.Fault);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static void Refused(StoreFault fault, FailureInput input)
    {
        var refused = Assert.Throws<StoreException>(input.Validate);
        Assert.Equal(fault, refused.Fault);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }
}
