namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>One way to write marks durably.</summary>
internal interface IMarkWriter : IAsyncDisposable
{
    /// <summary>Returns once the mark survives a power loss.</summary>
    Task WriteAsync(long writer, long number);
}
