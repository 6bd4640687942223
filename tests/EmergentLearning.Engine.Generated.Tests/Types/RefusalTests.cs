using System.Collections.Immutable;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Types.Values;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>What cannot be stored exactly is refused, and what another program stored wrongly is an error and not a guess.</summary>
public sealed class RefusalTests() : StoreTests<SampleStore>(SampleStore.OpenAsync)
{
    public static TheoryData<string, string> Unreadable => new()
    {
        { "float", "1e300" },
        { "char", "''" },
        { "char", "'ab'" },
        { "char", "'😀'" },
        { "time", "'25:00'" },
        { "time", "'10:00 AM'" },
        { "mood", "'calm'" },
        { "mood", "'None, Calm'" },
        { "mood", "''" },
        { "access", "'Read; Write'" },
        { "array", "'{}'" },
        { "array", "'[1]'" },
        { "list", "'[\"a\",null]'" },
        { "immutable_array", "'[\"\\ud800\"]'" },
        { "details", "'[]'" },
        { "details", "'null'" },
        { "point", "'{\"X\":\"a\"}'" },
        { "temperature", "-1.0" },
        { "version", "'one'" },
        { "moment_with_offset", "'yesterday'" },
    };

    [Theory]
    [InlineData(double.NaN, null)]
    [InlineData(null, float.NaN)]
    public async Task Nothing_is_stored_of_a_number_that_is_none(double? number, float? single)
    {
        StoreException exception = await Assert.ThrowsAsync<StoreException>(
            () => Store.OptionalSamples.InsertAsync(new() { Double = number, Float = single }));

        Assert.Equal(StoreFault.Input, exception.Fault);
        Assert.Contains("NaN", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Store.OptionalSamples.Count());
    }

    // An attribute could not hold such text either.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0)]
    public async Task Nothing_is_stored_of_text_that_utf8_cannot_hold(int position)
    {
        string text = position switch { 1 => "a\ud83d", 2 => "😀\ude00b", _ => "\ude00\ud83d" };
        StoreException[] exceptions =
        [
            await Assert.ThrowsAsync<StoreException>(() => Store.OptionalSamples.InsertAsync(new() { Text = text })),
            await Assert.ThrowsAsync<StoreException>(() => Store.OptionalSamples.InsertAsync(new() { Array = ["", text] })),
            await Assert.ThrowsAsync<StoreException>(() => Store.OptionalSamples.InsertAsync(new() { Char = text[position] })),
        ];

        Assert.All(exceptions, exception => Assert.Equal(StoreFault.Input, exception.Fault));
        Assert.All(exceptions[..2], exception => Assert.Contains($"at position {position}", exception.Message, StringComparison.Ordinal));
        Assert.Equal(0, Store.OptionalSamples.Count());
    }

    [Fact]
    public async Task Nothing_is_stored_of_what_a_list_or_a_converter_may_not_have()
    {
        StoreException element = await Assert.ThrowsAsync<StoreException>(() => Store.OptionalSamples.InsertAsync(new() { List = ["a", null!] }));
        StoreException number = await Assert.ThrowsAsync<StoreException>(
            () => Store.OptionalSamples.InsertAsync(new() { Temperature = new Temperature(double.NaN) }));

        Assert.Contains("null", element.Message, StringComparison.Ordinal);
        Assert.Contains("NaN", number.Message, StringComparison.Ordinal);
        Assert.Equal(0, Store.OptionalSamples.Count());
    }

    [Fact]
    public async Task A_list_that_was_never_assigned_is_an_empty_one()
    {
        Sample stored = await Store.Samples.InsertAsync(new() { ImmutableArray = default });

        Assert.Equal(ImmutableArray<string>.Empty, Store.Samples.Find(stored.Id)?.ImmutableArray);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_no_value_of_a_columns_type_is_an_error_that_shows_it(string column, string value)
    {
        await Store.Engine.ExecuteAsync($"insert into optional_samples (\"{column}\") values ({value})");

        StoreException exception = Assert.Throws<StoreException>(Store.OptionalSamples.List);

        Assert.Equal(StoreFault.Validation, exception.Fault);
        Assert.Contains(value.Trim('\'').Replace("1e300", "1E+300", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("details")]
    [InlineData("point")]
    [InlineData("array")]
    public async Task The_database_itself_refuses_what_is_no_json(string column) =>
        await Assert.ThrowsAnyAsync<StoreException>(
            () => Store.Engine.ExecuteAsync($"insert into optional_samples (\"{column}\") values ('[1,')"));

    [Theory]
    [InlineData("time", "'10:00'", "10:00:00.0000000")]
    [InlineData("time", "'10:00:00.25'", "10:00:00.2500000")]
    public async Task Times_of_other_programs_are_understood(string column, string value, string expected)
    {
        await Store.Engine.ExecuteAsync($"insert into optional_samples (\"{column}\") values ({value})");

        Assert.Equal(expected, Assert.Single(Store.OptionalSamples.List()).Time?.ToString("HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Members_are_understood_by_any_of_their_names_in_any_order_and_by_their_digits()
    {
        await Store.Engine.ExecuteAsync("insert into optional_samples (mood, access) values ('Serene', 'Write, Read'), ('8', '16')");

        Assert.Equal([(Mood.Calm, Access.Read | Access.Write), ((Mood)8, (Access)16)], Store.OptionalSamples.List().Select(sample => (sample.Mood!.Value, sample.Access!.Value)));
    }
}
