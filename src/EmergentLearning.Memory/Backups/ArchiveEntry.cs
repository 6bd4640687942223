namespace EmergentLearning.Memory.Backups;

/// <summary>A file of an archive, as its manifest lists it.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">Its SHA-256, in lower-case hexadecimal digits.</param>
internal sealed record ArchiveEntry(string Name, long Bytes, string Hash);
