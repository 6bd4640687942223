namespace EmergentLearning.Engine.Contracts;

/// <summary>One consistent view of the database. Valid only inside the callback that received it, on that thread.</summary>
public interface IReadSession
{
    /// <summary>Borrows a prepared statement for the text, prepared once for each connection.</summary>
    IStatement Prepare(string sql);
}
