using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column that has one of several values.</summary>
internal sealed class InFilter<TRecord, TValue>(Column<TRecord, TValue> column, ImmutableArray<TValue> values) : Filter<TRecord>
{
    /// <summary>SQLite numbers at most 32,766 parameters of a statement; half of them is the largest power of two.</summary>
    public const int MostValues = 16_384;

    // Lists of many lengths share a few shapes: the last value fills the list up to the next power of two.
    private int Width => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)values.Length);

    public static Filter<TRecord> Create(Column<TRecord, TValue> column, IEnumerable<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ImmutableArray<TValue> all = [.. values];
        ImmutableArray<TValue> present = all.RemoveAll(static value => value is null);
        if (present.Length > MostValues)
        {
            throw new ArgumentException(
                $"In takes at most {MostValues} values, and got {present.Length} for \"{column.Name}\"; ask in several parts.", nameof(values));
        }

        Filter<TRecord> isOneOf = present.IsEmpty ? new ConstantFilter<TRecord>(isMet: false) : new InFilter<TRecord, TValue>(column, present);
        // SQL's "in" finds no NULL.
        return present.Length == all.Length ? isOneOf : isOneOf | column.IsNull();
    }

    internal override void Write(SqlWriter sql)
    {
        sql.Column(column.Name).Append(" in (").Parameter();
        for (int i = 1; i < Width; i++)
            sql.Append(", ").Parameter();
        sql.Append(")");
    }

    internal override int Bind(IParameterBinder binder, int next)
    {
        for (int i = 0; i < Width; i++)
            column.Bind(binder, next + i, values[Math.Min(i, values.Length - 1)]);
        return next + Width;
    }
}
