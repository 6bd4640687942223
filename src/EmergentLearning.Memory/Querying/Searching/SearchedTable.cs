using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>How the rows of a table are searched. Immutable.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Title">What a row is called.</param>
/// <param name="Body">What else it says.</param>
/// <param name="Parts">The search for parts of words.</param>
internal sealed record SearchedTable<TRecord>(Func<TRecord, string> Title, Func<TRecord, string> Body, PartSearch<TRecord> Parts)
    where TRecord : class, IRecord<TRecord>;
