namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// Makes a writer stand still at a point that its parent names, with whatever locks it holds there, until it is killed or let go. So a kill
/// or a stop hits exactly there and not, with luck, near it.
/// </summary>
/// <param name="wanted">The point to stand still at, or <see langword="null"/>.</param>
internal sealed class HoldPoint(string? wanted)
{
    /// <summary>The point inside of a transaction, under the gate of the database.</summary>
    public const string Database = "Database";

    /// <summary>No point, but an order: <see cref="RuntimeWarmup"/> before the work begins.</summary>
    public const string WarmUp = "WarmUp";

    // A plain monitor: it has to wait for an order that comes on another thread.
    private readonly object _gate = new();
    private string? _wanted = wanted;
    private int _timesLetGo;

    /// <summary>From now on stands still at a point.</summary>
    public void Want(string point)
    {
        lock (_gate)
            _wanted = point;
    }

    /// <summary>Goes on, and stands still nowhere until it is told so again.</summary>
    public void Go()
    {
        lock (_gate)
        {
            _wanted = null;
            _timesLetGo++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The writer is at this point.</summary>
    public void Reach(string point)
    {
        lock (_gate)
        {
            if (_wanted != point)
                return;

            // Once only: the one that takes the wish stands still.
            _wanted = null;
            Announcer.Say($"holding {point}");
            // Counted: the next order may come before this one has woken up.
            for (int before = _timesLetGo; before == _timesLetGo;)
                Monitor.Wait(_gate);
        }
    }
}
