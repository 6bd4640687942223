using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>A file of the imported folder, read and understood.</summary>
/// <param name="File">What it becomes.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ReadFile(ImportedFile File, byte[] Content);
