using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>A record of standard input was refused.</summary>
/// <param name="fault">Which part failed.</param>
/// <param name="place">Where it stands: <c>Line 3</c>, or <c>Record 3</c> of an array.</param>
/// <param name="message">Why.</param>
internal sealed class LineException(StoreFault fault, string place, string message) : StoreException(fault, $"{place}: {message}");
