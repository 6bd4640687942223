using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Remembers what is logged.</summary>
internal sealed class RecordedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Text)> _entries = new();
    private readonly ConcurrentQueue<string> _names = new();
    private readonly ConcurrentQueue<string> _categories = new();

    public IReadOnlyList<(LogLevel Level, int Id, string Text)> Entries => [.. _entries];

    public IReadOnlyList<string> Names => [.. _names];

    public IReadOnlyList<string> Categories => [.. _categories];

    public ILogger CreateLogger(string categoryName)
    {
        _categories.Enqueue(categoryName);
        return this;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _entries.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
        _names.Enqueue(eventId.Name ?? "");
    }

    public void Dispose()
    {
    }
}
