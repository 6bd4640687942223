using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>
/// A column whose stored values sort as the property's values do; <c>decimal</c> and <c>ulong</c>, for two, do not. Nothing is less or
/// greater than <c>NULL</c>. Immutable and thread-safe.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TValue">The property's type.</typeparam>
public class OrderedColumn<TRecord, TValue> : Column<TRecord, TValue>
{
    /// <inheritdoc cref="Column{TRecord, TValue}(string, Func{TRecord, TValue}, Func{IRowReader, int, TValue}, Action{IParameterBinder, int, TValue}, bool)"/>
    public OrderedColumn(
        string name,
        Func<TRecord, TValue> get,
        Func<IRowReader, int, TValue> read,
        Action<IParameterBinder, int, TValue> bind,
        bool isNullable = false)
        : base(name, get, read, bind, isNullable)
    {
    }

    /// <summary>Rows with a smaller value.</summary>
    public static Filter<TRecord> operator <(OrderedColumn<TRecord, TValue> column, TValue value) => Checked(column).Compare(" < ", value);

    /// <summary>Rows with a smaller value or this one.</summary>
    public static Filter<TRecord> operator <=(OrderedColumn<TRecord, TValue> column, TValue value) => Checked(column).Compare(" <= ", value);

    /// <summary>Rows with a greater value.</summary>
    public static Filter<TRecord> operator >(OrderedColumn<TRecord, TValue> column, TValue value) => Checked(column).Compare(" > ", value);

    /// <summary>Rows with a greater value or this one.</summary>
    public static Filter<TRecord> operator >=(OrderedColumn<TRecord, TValue> column, TValue value) => Checked(column).Compare(" >= ", value);

    /// <summary>Rows in which the left column's value is smaller.</summary>
    [OverloadResolutionPriority(-1)]
    public static Filter<TRecord> operator <(OrderedColumn<TRecord, TValue> left, OrderedColumn<TRecord, TValue> right) =>
        Checked(left).CompareWith(" < ", right);

    /// <summary>Rows in which the left column's value is smaller or the same.</summary>
    [OverloadResolutionPriority(-1)]
    public static Filter<TRecord> operator <=(OrderedColumn<TRecord, TValue> left, OrderedColumn<TRecord, TValue> right) =>
        Checked(left).CompareWith(" <= ", right);

    /// <summary>Rows in which the left column's value is greater.</summary>
    [OverloadResolutionPriority(-1)]
    public static Filter<TRecord> operator >(OrderedColumn<TRecord, TValue> left, OrderedColumn<TRecord, TValue> right) =>
        Checked(left).CompareWith(" > ", right);

    /// <summary>Rows in which the left column's value is greater or the same.</summary>
    [OverloadResolutionPriority(-1)]
    public static Filter<TRecord> operator >=(OrderedColumn<TRecord, TValue> left, OrderedColumn<TRecord, TValue> right) =>
        Checked(left).CompareWith(" >= ", right);

    /// <summary>Rows with a value between the two, both included.</summary>
    public Filter<TRecord> Between(TValue low, TValue high) => new BetweenFilter<TRecord, TValue>(this, low, high);
}
