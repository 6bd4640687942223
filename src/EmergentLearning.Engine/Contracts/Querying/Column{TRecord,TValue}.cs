using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>
/// A record's column as a token: comparing it makes a <see cref="Filter{TRecord}"/>, and <see cref="Set"/> an assignment. Generated
/// code creates it. Immutable and thread-safe.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TValue">The property's type.</typeparam>
public class Column<TRecord, TValue> : Column<TRecord>
{
    private readonly Func<IRowReader, int, TValue> _read;
    private readonly Action<IParameterBinder, int, TValue> _bind;

    /// <summary>Creates the token.</summary>
    /// <param name="name">The column's name in the database.</param>
    /// <param name="get">Takes the value from a record.</param>
    /// <param name="read">Reads the value from a row.</param>
    /// <param name="bind">Binds the value to a parameter.</param>
    /// <param name="isNullable">Whether the column may hold <c>NULL</c>. Default: <see langword="false"/>.</param>
    public Column(
        string name,
        Func<TRecord, TValue> get,
        Func<IRowReader, int, TValue> read,
        Action<IParameterBinder, int, TValue> bind,
        bool isNullable = false)
        : base(name)
    {
        Get = get;
        _read = read;
        _bind = bind;
        IsNullable = isNullable;
    }

    /// <summary>Whether the column may hold <c>NULL</c>.</summary>
    public bool IsNullable { get; }

    internal Func<TRecord, TValue> Get { get; }

    /// <summary>Rows with this value; <see langword="null"/> finds <c>NULL</c>.</summary>
    public static Filter<TRecord> operator ==(Column<TRecord, TValue> column, TValue value) => Checked(column).EqualTo(value);

    /// <summary>Rows with another value; <c>NULL</c> is another value than any that is not <see langword="null"/>.</summary>
    public static Filter<TRecord> operator !=(Column<TRecord, TValue> column, TValue value) =>
        Checked(column).Compare(column.IsNullable || value is null ? " is not " : " <> ", value);

    /// <summary>Rows in which both columns have one value, or both <c>NULL</c>.</summary>
    [OverloadResolutionPriority(-1)]
    public static Filter<TRecord> operator ==(Column<TRecord, TValue> left, Column<TRecord, TValue> right) =>
        Checked(left).CompareWith(" is ", right);

    /// <summary>Rows in which the columns have different values.</summary>
    [OverloadResolutionPriority(-1)]
    public static Filter<TRecord> operator !=(Column<TRecord, TValue> left, Column<TRecord, TValue> right) =>
        Checked(left).CompareWith(" is not ", right);

    /// <summary>Rows with one of these values; <see langword="null"/> among them finds <c>NULL</c>. No values find no rows.</summary>
    /// <exception cref="ArgumentException">More than 16,384 values.</exception>
    public Filter<TRecord> In(params IEnumerable<TValue> values) => InFilter<TRecord, TValue>.Create(this, values);

    /// <summary>Rows without a value.</summary>
    public Filter<TRecord> IsNull() => new ColumnFilter<TRecord>(Name, " is null");

    /// <summary>Rows with a value.</summary>
    public Filter<TRecord> IsNotNull() => new ColumnFilter<TRecord>(Name, " is not null");

    /// <summary>The column set to this value, for an update of some columns.</summary>
    public Assignment<TRecord> Set(TValue value) => new Assignment<TRecord, TValue>(this, value);

    /// <summary>Whether it is this very token; <c>==</c> makes a filter instead.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The column's name.</summary>
    public override string ToString() => Name;

    internal void Bind(IParameterBinder binder, int parameter, TValue value) => _bind(binder, parameter, value);

    internal TValue Read(IRowReader row, int column) => _read(row, column);

    internal Filter<TRecord> EqualTo(TValue value) => Compare(IsNullable || value is null ? " is " : " = ", value);

    internal Filter<TRecord> Compare(string comparison, TValue value) => new ValueFilter<TRecord, TValue>(this, comparison, value);

    internal Filter<TRecord> CompareWith(string comparison, Column<TRecord, TValue> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ColumnFilter<TRecord>(Name, comparison, other.Name);
    }

    private protected static Column<TRecord, TValue> Checked(Column<TRecord, TValue> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column;
    }
}
