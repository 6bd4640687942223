namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>A folder of its own for one test, removed afterwards.</summary>
internal sealed class LockFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("elf-lock-").FullName;

    public string LockPath => Path.Combine(Root, "test.lock");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
