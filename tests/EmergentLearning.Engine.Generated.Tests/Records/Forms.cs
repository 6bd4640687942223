using EmergentLearning.Engine.Generated.Tests.Types.Values;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>More shapes of types.</summary>
public static partial class Forms
{
    /// <summary>Set by its constructor alone.</summary>
    [Table("immutable")]
    public sealed partial class Immutable(long id, string name, Money? price)
    {
        [Key] public long Id { get; } = id;

        [Index] public string Name { get; } = name;

        [Index] public Money? Price { get; } = price;

        public string Shouted => Name.ToUpperInvariant();
    }

    [Table("read_only")]
    public sealed partial record ReadOnly(string Name)
    {
        public ReadOnly(long id, string name)
            : this(name) => Id = id;

        [Key] public long Id { get; }
    }

    public abstract record Entity<TValue>([property: Key] long Id, TValue Value)
        where TValue : notnull
    {
        public virtual string Origin { get; protected set; } = "base";

        [NotStored] public object? Scratch { get; set; }
    }

    [Table("leaves")]
    public sealed partial record Leaf(long Id, DateOnly Value, [StoredAsText] DayOfWeek Day) : Entity<DateOnly>(Id, Value)
    {
        public override string Origin => base.Origin;

        public Leaf From(string origin)
        {
            Leaf leaf = this with { };
            leaf.Origin = origin;
            return leaf;
        }
    }

    [Table("größen"), File("größen/{Länge}/{Dauer}/{Zeit}/{Art}/{Preis}/{Marken}/{Buchstabe}.md")]
    public sealed partial record Größe
    {
        [Key] public long Id { get; init; }

        [Index] public double Länge { get; init; }

        public TimeSpan Dauer { get; init; }

        public TimeOnly Zeit { get; init; }

        public Access Art { get; init; }

        public Money? Preis { get; init; }

        public required IReadOnlyList<string> Marken { get; init; }

        public char Buchstabe { get; init; }
    }

    [Table("hidden")]
    private sealed partial record Hidden
    {
        [Key] public long Id { get; init; }

        [Column("what")] private string? Secret { get; init; }

        public static Hidden Of(string secret) => new() { Secret = secret };

        public string? Tell() => Secret;
    }

    [Store(typeof(Hidden))]
    private sealed partial class HiddenStore
    {
        [Query("select * from hidden where what = @what order by id limit 1")]
        public partial Hidden? Find(string what);
    }

    /// <summary>What a private store found of a private record.</summary>
    public static async Task<string?> KeepHiddenAsync(string root, string secret)
    {
        await using HiddenStore store = await HiddenStore.OpenAsync(root, new() { UseGit = false });
        await store.Hiddens.InsertAsync(Hidden.Of(secret));
        return store.Find(secret)?.Tell();
    }
}
