namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// A prepared statement, borrowed from its connection's cache. Disposing resets it, clears its parameters and gives it back.
/// Not thread-safe.
/// </summary>
public interface IStatement : IRowReader, IParameterBinder, IDisposable
{
    /// <summary>The number of result columns.</summary>
    int ColumnCount { get; }

    /// <summary>The name of a result column.</summary>
    string GetColumnName(int column);

    /// <summary>Runs to the next row.</summary>
    /// <returns><see langword="true"/> when a row is there; <see langword="false"/> when the statement is done.</returns>
    bool MoveNext();
}
