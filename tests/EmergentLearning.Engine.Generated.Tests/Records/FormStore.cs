using EmergentLearning.Engine.Generated.Tests.Types.Values;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Store(typeof(Forms.Immutable), typeof(Forms.ReadOnly), typeof(Forms.Leaf), typeof(Forms.Größe))]
public sealed partial class FormStore
{
    [Query("select * from leaves where day = @day")]
    public partial IReadOnlyList<Forms.Leaf> On([StoredAsText] DayOfWeek day);

    [Query("select max(day) from leaves")]
    public partial DayOfWeek? LastByName();

    [Query("select coalesce(max(id), 0) from leaves")]
    public partial DayOfWeek Numbered();

    [Query("select * from immutable where price >= @least order by price")]
    public partial IReadOnlyList<Forms.Immutable> From(Money least);

    [Query("select price from immutable order by id")]
    public partial IReadOnlyList<Money?> Prices();
}
