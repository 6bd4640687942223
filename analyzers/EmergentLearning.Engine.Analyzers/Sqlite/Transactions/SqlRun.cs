using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Transactions;

/// <summary>One statement that a call runs, or may run; immutable.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Text">The SQL, or the call where the SQL is not known.</param>
/// <param name="Connection">What it runs on; null where that cannot be seen.</param>
internal sealed record SqlRun(SqlVerb Verb, IOperation Text, Place? Connection);
