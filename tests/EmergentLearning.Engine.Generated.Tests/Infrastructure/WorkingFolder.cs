namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>A temporary folder that is the current one until the end of a test. Only for tests that run alone.</summary>
internal sealed class WorkingFolder : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;

    public WorkingFolder() => Environment.CurrentDirectory = Path = Directory.CreateTempSubdirectory("engine-readme-").FullName;

    public string Path { get; }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(Path, recursive: true);
    }
}
