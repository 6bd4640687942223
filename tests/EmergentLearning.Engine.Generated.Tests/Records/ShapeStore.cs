using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Store(typeof(Everything), typeof(Optional), typeof(Shapes.Plain), typeof(Shapes.Constructed), typeof(Shapes.@class), typeof(Shapes.Derived))]
public sealed partial class ShapeStore
{
    /// <summary>Every kind of parameter and of scalar.</summary>
    [Query("select date from optionals where moment = @moment and date is @date and level is @level and guid = @guid and bytes = @bytes order by id")]
    public partial DateOnly? Match(DateTimeOffset moment, DateOnly? date, Level? level, Guid guid, byte[] bytes);

    [Query("select level from optionals order by id")]
    public partial IReadOnlyList<Level?> Levels();

    [Query("select count(*) > 0 from plain where name = :name")]
    internal partial bool Has(string name);

    [Query("select p.*, 1 as one from plain p")]
    public partial IEnumerable<Shapes.Plain> Plain();

    [Query("""
        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < @last)
        select sum(n) from numbers -- a comment with @nothing
        """)]
    public partial long Sum(int last);
}
