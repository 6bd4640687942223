using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Cli.Reports;

/// <summary>A record of a batch.</summary>
/// <param name="Place">Where it stood: <c>Line 3</c>, or <c>Record 3</c> of an array.</param>
/// <param name="Draft">What was recorded.</param>
/// <param name="Receipt">What became of it.</param>
internal sealed record RecordedLine(string Place, RecordDraft Draft, RecordReceipt Receipt);
