using EmergentLearning.Memory.Syncing;
using Spectre.Console;

namespace EmergentLearning.Cli.Output;

/// <summary>Shows on a terminal how far long work has come; silent where nobody watches.</summary>
internal static class ProgressBar
{
    public static Task<T> RunAsync<T>(Func<IProgress<SyncProgress>?, Task<T>> work) =>
        Console.IsErrorRedirected ? work(null) : DrawAsync(work);

    private static Task<T> DrawAsync<T>(Func<IProgress<SyncProgress>?, Task<T>> work) => Terminal.Create(Console.Error)
        .Progress()
        .AutoClear(true)
        .StartAsync(context => work(new Bar(context)));

    /// <summary>Reports straight to the bar: the ordinary <see cref="Progress{T}"/> would deliver late and out of order.</summary>
    private sealed class Bar(ProgressContext context) : IProgress<SyncProgress>
    {
        private ProgressTask? _task;

        public void Report(SyncProgress value)
        {
            _task ??= context.AddTask(Markup.Escape(value.Activity));
            _task.Description = Markup.Escape(value.Activity);
            _task.MaxValue = Math.Max(value.Total, 1);
            _task.Value = value.Done;
        }
    }
}
