namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>What a <c>WriteAll</c> call writes.</summary>
internal enum OverwriteContent
{
    Text,
    Bytes,
    Lines,
}
