using System.Collections.Concurrent;
using System.Globalization;
using EmergentLearning.Engine.Storm.Running;
using EmergentLearning.Engine.Storm.Verification;

namespace EmergentLearning.Engine.Storm.Crowds;

/// <summary>
/// The writers of one store, and the list of what they were promised, which is kept outside of the store and of its processes.
/// </summary>
/// <param name="folder">The store; absent until the first writer.</param>
/// <param name="tally">Where everything is counted.</param>
/// <param name="nextName">Names that nobody had before.</param>
internal sealed class Crowd(string folder, StormTally tally, Func<string> nextName)
{
    // Nothing takes so long unless the engine hangs. No measure of speed: a machine with a hundred other things to do must pass.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestVerification = TimeSpan.FromMinutes(10);

    // What a shell calls the end by a signal of number 9.
    private const int Killed = 128 + PidHandle.Kill;

    private readonly List<Child> _writers = [];
    private readonly ConcurrentDictionary<string, Promise> _promises = new();
    private readonly ConcurrentQueue<(Child Child, string Point)> _holders = new();
    private Child? _reader;

    /// <summary>Those that were started and not killed.</summary>
    public IReadOnlyList<Child> Writers => _writers;

    /// <summary>How many rows the store had when it was last verified.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether writers may be refused because of a lock: somebody was stopped while holding it.</summary>
    public bool IsBusyExpected { get; set; }

    /// <summary>Another exit code than that of a kill with which a writer may end.</summary>
    public int OtherEnd { get; set; } = Killed;

    /// <summary>How many acknowledgements all of its writers have had, the dead ones too.</summary>
    public int Acknowledgements => _promises.Count;

    /// <param name="point">Where it stands still at once; empty for nowhere.</param>
    /// <param name="patience">How long it waits for a lock.</param>
    public Child StartWriter(string point = "", TimeSpan? patience = null)
    {
        string name = nextName();
        string seconds = (patience ?? Patience).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        Child writer = Child.Start(name, Hear, "write", folder, name, seconds, point);
        _writers.Add(writer);
        return writer;
    }

    /// <summary>Starts a reader, which looks at the store until everybody is killed.</summary>
    public void StartReader() => _reader ??= Child.Start(nextName(), Hear, "read", folder);

    /// <summary>The first writer that stands still at a point, or <see langword="null"/> when none came to it in time.</summary>
    public async Task<Child?> WaitForHolderAsync(string point, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        while (!timeout.IsCancellationRequested)
        {
            // One that came to the point before, too late to be killed there, was let go.
            if (_holders.TryDequeue(out (Child Child, string Point) holder))
            {
                if (holder.Point == point && _writers.Contains(holder.Child))
                    return holder.Child;
            }
            else
            {
                await Task.Delay(1).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>Kills a writer and hears out what it had said.</summary>
    public async Task KillAsync(Child writer, KillKind kind)
    {
        _writers.Remove(writer);
        writer.Signal(PidHandle.Kill);
        await BuryAsync(writer).ConfigureAwait(false);
        tally.CountKill(kind);
        if (writer.Acknowledgements == 0)
            tally.Count("killed before their first acknowledgement");
    }

    /// <summary>Kills everybody, as near to one moment as a loop comes.</summary>
    /// <param name="kind">What it counts as.</param>
    /// <param name="withGit">Whether what git they had started dies with them; else it goes on alone for as long as it can.</param>
    public async Task PowerOffAsync(KillKind kind = KillKind.PowerOff, bool withGit = true)
    {
        Child[] all = [.. _writers];
        _writers.Clear();
        PidHandle[] gits = withGit ? [.. all.SelectMany(child => GitChildren.Find(child.Pid))] : [];
        foreach (Child child in all)
            child.Signal(PidHandle.Kill);
        foreach (PidHandle git in gits)
        {
            git.Send(PidHandle.Kill);
            git.Dispose();
        }

        _reader?.Signal(PidHandle.Kill);
        foreach (Child child in all)
        {
            await BuryAsync(child).ConfigureAwait(false);
            tally.CountKill(kind);
            if (child.Acknowledgements == 0)
                tally.Count("killed before their first acknowledgement");
        }

        if (_reader is { } reader)
            await BuryAsync(reader).ConfigureAwait(false);
        _reader = null;
    }

    /// <summary>Has a fresh process take over and look at everything. Nobody else must be at work.</summary>
    public async Task VerifyAsync()
    {
        string log = folder + ".acknowledged";
        await File.WriteAllLinesAsync(log, _promises.Values.Select(promise => promise.ToString())).ConfigureAwait(false);
        string name = nextName();
        using var verifier = Child.Start(name, Hear, "verify", folder, log, name);
        if (await verifier.WaitForAsync("verified ", LongestVerification).ConfigureAwait(false) is { } line)
        {
            string[] parts = line.Split(' ');
            Rows = int.Parse(parts[1], CultureInfo.InvariantCulture);
            tally.Count("verifications");
            tally.Count("rows verified", Rows);
            tally.Count("acknowledgements verified", _promises.Count);
            tally.Count("temporary files of git's own", int.Parse(parts[2], CultureInfo.InvariantCulture));
        }

        verifier.Order("");
        (int code, string errors) = await verifier.EndAsync().ConfigureAwait(false);
        if (code != 0)
            tally.AddViolation($"the verification of {folder} ended with {code}: {errors}");
        File.Delete(log);
    }

    /// <summary>Hears what a child says. Called on its own thread.</summary>
    private void Hear(Child child, string line)
    {
        (string word, string rest) = line.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var at ? (line[..at], line[(at + 1)..]) : (line, "");
        switch (word)
        {
            case "ack":
                Note(Promise.Parse(rest));
                break;
            case "failed" or "refused":
                NoteFailure(child, line, rest);
                break;
            case "violation":
                tally.AddViolation($"{folder}: {child.Name}: {rest}");
                break;
            case "holding":
                tally.Count($"held at {rest}");
                _holders.Enqueue((child, rest));
                break;
            case "recovered":
                tally.AddRecovery(double.Parse(rest, CultureInfo.InvariantCulture));
                break;
            case "looked":
                tally.Count("looks of readers", int.Parse(rest, CultureInfo.InvariantCulture));
                break;
            default:
                break;
        }
    }

    /// <summary>Adds a promise to those that are verified.</summary>
    public void Note(Promise promise)
    {
        tally.CountAcknowledgement(promise.Level);
        if (!_promises.TryAdd(promise.Token, promise))
            tally.AddViolation($"{folder}: {promise.Token} was acknowledged twice");
    }

    private void NoteFailure(Child child, string line, string rest)
    {
        string fault = rest.Split(' ')[0];
        tally.Count($"refused: {fault}");
        // Whoever is refused because of others' locks has been failed by P2; and whoever cannot even open has been failed by P6.
        if ((fault == "Lock" && !IsBusyExpected) || line.StartsWith("refused ", StringComparison.Ordinal))
            tally.AddViolation($"{folder}: {child.Name}: {line}");
    }

    private async Task BuryAsync(Child child)
    {
        (int code, string errors) = await child.EndAsync().ConfigureAwait(false);
        if ((code != Killed && code != OtherEnd) || errors.Length > 0)
            tally.AddViolation($"{folder}: {child.Name} was not killed but ended with {code}: {errors}");
        child.Dispose();
    }
}
