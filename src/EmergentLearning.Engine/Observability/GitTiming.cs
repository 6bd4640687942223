using System.Diagnostics;

namespace EmergentLearning.Engine.Observability;

/// <summary>Measures one run of git, from its making to its disposal. Not thread-safe.</summary>
internal sealed class GitTiming : IDisposable
{
    private readonly string _root;
    private readonly string _command;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Activity? _activity;
    private int? _exitCode;

    private GitTiming(string root, string command)
    {
        _root = root;
        _command = command;
        _activity = EngineActivities.Start("git " + command)?.SetTag(TagNames.GitCommand, command);
    }

    /// <summary>Git is started. One object for each process that is started is no cost.</summary>
    public static GitTiming Begin(string root, string command) => new(root, command);

    /// <summary>Git has ended by itself. Some commands answer a question with their exit code, so that none is called a failure.</summary>
    public void Ended(int exitCode)
    {
        _exitCode = exitCode;
        _activity?.SetTag("process.exit.code", exitCode);
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void Dispose()
    {
        if (EngineMeter.GitTime.Enabled)
        {
            EngineMeter.GitTime.Record(
                Stopwatch.GetElapsedTime(_began).TotalSeconds,
                new KeyValuePair<string, object?>(TagNames.Store, StoreTag.OfRoot(_root)),
                new KeyValuePair<string, object?>(TagNames.GitCommand, _command));
        }

        if (_activity is not null)
        {
            _activity.SetTag(TagNames.Store, StoreTag.OfRoot(_root));
            if (_exitCode is null)
                _activity.SetStatus(ActivityStatusCode.Error, "git did not run to its end");
            _activity.Dispose();
        }
    }
}
