namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>Marks through the engine: each insert is awaited by itself, until it is durable.</summary>
internal sealed class EngineMarks : IMarkWriter
{
    private readonly MarkStore _store;

    private EngineMarks(MarkStore store) => _store = store;

    public static async Task<IMarkWriter> OpenAsync(string folder) => new EngineMarks(await MarkStore.OpenAsync(folder, MarkStore.Options));

    public Task WriteAsync(long writer, long number) =>
        _store.Marks.InsertAsync(new Mark { Writer = writer, Number = number, Text = Text.Of(number) });

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
