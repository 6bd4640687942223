using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class RoundTripTests() : StoreTests<ShapeStore>(ShapeStore.OpenAsync)
{
    private static readonly Everything Largest = new()
    {
        SByte = sbyte.MaxValue, Byte = byte.MaxValue, Short = short.MaxValue, UShort = ushort.MaxValue, Int = int.MaxValue,
        UInt = uint.MaxValue, Long = long.MaxValue, ULong = ulong.MaxValue, Float = float.MaxValue, Double = double.MaxValue,
        Decimal = decimal.MaxValue, Bool = true, Text = "é😀\0'\"\n", Bytes = [0, 255, 0], Guid = Guid.AllBitsSet,
        DateTime = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), Moment = DateTimeOffset.MaxValue, Date = DateOnly.MaxValue,
        Level = Level.High, Wide = Wide.Most,
    };

    private static readonly Everything Smallest = new()
    {
        SByte = sbyte.MinValue, Short = short.MinValue, Int = int.MinValue, Long = long.MinValue, Float = float.Epsilon,
        Double = double.NegativeInfinity, Decimal = decimal.MinValue, Level = Level.Low, Date = DateOnly.MinValue,
        Moment = new DateTimeOffset(2026, 1, 31, 23, 59, 59, 999, 999, TimeSpan.FromHours(-11)),
    };

    [Theory]
    [InlineData("largest")]
    [InlineData("smallest")]
    [InlineData("default")]
    public async Task Every_type_comes_back_as_it_went_in(string which)
    {
        Everything value = which switch { "largest" => Largest, "smallest" => Smallest, _ => new Everything() };

        Everything stored = await Store.Everythings.InsertAsync(value);
        Everything found = Store.Everythings.Find(stored.Id)!;

        // Arrays are equal by reference, so the bytes are compared by themselves.
        Assert.Equal(stored.Bytes, found.Bytes);
        Assert.Equal(stored, found with { Bytes = stored.Bytes });
    }

    [Fact]
    public async Task Every_nullable_type_comes_back_with_and_without_a_value()
    {
        var filled = new Optional
        {
            SByte = -1, Byte = 1, Short = -2, UShort = 2, Int = -3, UInt = 3, Long = -4, ULong = ulong.MaxValue, Float = 1.5f, Double = -0.25,
            Decimal = 1.10m, Bool = false, Text = "", Guid = Guid.Empty, DateTime = DateTime.UnixEpoch, Moment = DateTimeOffset.UnixEpoch,
            Date = DateOnly.MinValue, Level = Level.None, Wide = Wide.Most,
        };

        Optional some = await Store.Optionals.InsertAsync(filled);
        Optional none = await Store.Optionals.InsertAsync(new());

        Assert.Equal([some, none], Store.Optionals.List());
        Assert.Equal("1.10", Store.Optionals.Find(some.Id)?.Decimal?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-01-31 10:00:00", "2026-01-31T10:00:00.0000000+00:00")]
    [InlineData("2026-01-31T10:00:00", "2026-01-31T10:00:00.0000000+00:00")]
    [InlineData("2026-01-31T10:00:00Z", "2026-01-31T10:00:00.0000000+00:00")]
    [InlineData("2026-01-31 10:00:00.125", "2026-01-31T10:00:00.1250000+00:00")]
    [InlineData("2026-01-31T10:00:00.123456+02:00", "2026-01-31T08:00:00.1234560+00:00")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00.0000000+00:00")]
    public async Task Moments_of_other_programs_are_understood(string text, string expected)
    {
        await Store.Engine.ExecuteAsync($"insert into optionals (moment, date) values ('{text}', '{text}')");

        Optional found = Assert.Single(Store.Optionals.List());
        Assert.Equal(expected, found.Moment?.ToString("o"));
        Assert.Equal(new DateOnly(2026, 1, 31), found.Date);
    }

    [Theory]
    [InlineData("moment", "'yesterday'")]
    [InlineData("date", "'31.1.2026'")]
    [InlineData("guid", "'x'")]
    [InlineData("\"decimal\"", "'many'")]
    [InlineData("byte", "256")]
    [InlineData("s_byte", "-129")]
    [InlineData("u_int", "-1")]
    public async Task A_value_that_does_not_fit_is_an_error_and_not_a_guess(string column, string value)
    {
        await Store.Engine.ExecuteAsync($"insert into optionals ({column}) values ({value})");

        StoreException exception = Assert.ThrowsAny<StoreException>(Store.Optionals.List);
        Assert.Equal(StoreFault.Validation, exception.Fault);
        Assert.Contains(value.Trim('\''), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moments_are_stored_in_a_form_that_sorts_and_that_sqlite_reads()
    {
        await Store.Optionals.InsertAsync(new() { Moment = new DateTimeOffset(2026, 1, 31, 10, 0, 0, 500, TimeSpan.FromHours(1)) });
        await Store.Optionals.InsertAsync(new() { Moment = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero) });

        Assert.Equal(
            [["2026-01-31 09:00:00.5", "2026-01-31 09:00:00"], ["2026-01-31 10:00:00", "2026-01-31 10:00:00"]],
            Store.Engine.Rows("select moment, datetime(moment) from optionals order by moment"));
    }

    [Fact]
    public async Task Every_kind_of_value_can_be_a_parameter()
    {
        var moment = new DateTimeOffset(2026, 1, 31, 1, 0, 0, TimeSpan.FromHours(2));
        var guid = Guid.NewGuid();
        var date = new DateOnly(2026, 1, 31);
        await Store.Optionals.InsertAsync(new() { Moment = moment, Date = date, Level = Level.Low, Guid = guid, Bytes = [1, 0, 2] });
        await Store.Optionals.InsertAsync(new());

        Assert.Equal(date, Store.Match(moment.ToUniversalTime(), date, Level.Low, guid, [1, 0, 2]));
        Assert.Null(Store.Match(moment, null, Level.Low, guid, [1, 0, 2]));
        Assert.Equal([Level.Low, null], Store.Levels());
        Assert.Single(Store.Optionals.ListByDate(null));
        Assert.Equal(55, Store.Sum(10));
    }

    [Fact]
    public async Task Every_shape_of_type_is_stored_and_gets_its_key()
    {
        Shapes.Plain plain = await Store.Plains.InsertAsync(new() { Name = "plain" });
        Shapes.Constructed constructed = await Store.Constructeds.InsertAsync(new(0, "built") { Extra = 1 });
        Shapes.@class keyword = await Store.Classes.InsertAsync(new(0, "text"));
        Shapes.Derived derived = await Store.Deriveds.InsertAsync(new() { Name = "child", Origin = "parent" });

        Assert.Equal("plain", Store.Plains.Find(plain.Id)?.Name);
        Assert.Equal((1L, "built", 1), (constructed.Id, constructed.Name, Store.Constructeds.Find(constructed.Id)?.Extra));
        Assert.Equal(keyword, Assert.Single(Store.Classes.ListByEventString(keyword.@event, "text")));
        Assert.Equal(derived, Store.Deriveds.Find(derived.Id));
        Assert.Equal(["plain"], Store.Plain().Select(found => found.Name));
        Assert.True(Store.Has("plain"));
        Assert.False(Store.Has("other"));
    }
}
