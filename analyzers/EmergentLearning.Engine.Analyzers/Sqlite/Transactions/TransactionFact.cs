using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Transactions;

/// <summary>What may hold at a point of a method; compared by value.</summary>
internal abstract record TransactionFact
{
    /// <summary>A deferred transaction is open.</summary>
    /// <param name="Begin">Where it was begun.</param>
    /// <param name="Connection">On which connection, if it can be seen.</param>
    /// <param name="Transaction">The variable that holds it, if one does.</param>
    public sealed record Open(SyntaxNode Begin, Place? Connection, Place? Transaction) : TransactionFact
    {
        public bool IsOn(Place? place) => place is { } known && (known.Equals(Connection) || known.Equals(Transaction));
    }

    /// <summary>A command has a text.</summary>
    /// <param name="Command">The variable of the command.</param>
    /// <param name="Sql">The expression that was assigned.</param>
    public sealed record Text(Place Command, IOperation Sql) : TransactionFact;
}
