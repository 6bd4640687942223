using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>
/// What a store was asked for, and what it answered: so what must be in it, what may be, and what must not. Every call of an experiment
/// goes through it.
/// </summary>
internal sealed class Ledger
{
    private static readonly string[] Advice =
        ["try again", "check", "make ", "free ", "open ", "run ", "put ", "use ", "move ", "close ", "wait", "repair", "remove", "install", "restore", "mount"];

    private readonly Dictionary<string, HashSet<string?>> _allowed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Acknowledgement Level, Entry? Entry)> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>What was answered otherwise than it may be.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>The errors that were answered, oldest first.</summary>
    public List<StoreException> Errors { get; } = [];

    /// <summary>Which texts each name may have; <see langword="null"/> among them: it may be absent.</summary>
    public IReadOnlyDictionary<string, HashSet<string?>> Allowed => _allowed;

    /// <summary>The last state of each name that was acknowledged, and that nothing has touched since.</summary>
    public IEnumerable<(string Name, Acknowledgement Level, Entry? Entry)> Acknowledged =>
        _acknowledged.Select(pair => (pair.Key, pair.Value.Level, pair.Value.Entry));

    /// <summary>Something that was there before the experiment.</summary>
    public void Expect(string name, string text) => _allowed[name] = [text];

    /// <summary>A change of one name: acknowledged, it holds; refused, the old state or the new one does.</summary>
    public async Task ChangeAsync(string name, string? text, Acknowledgement level, Func<Task<Entry?>> change)
    {
        if (!_allowed.TryGetValue(name, out HashSet<string?>? allowed))
            _allowed[name] = allowed = [null];
        allowed.Add(text);
        _acknowledged.Remove(name);
        Entry? entry = null;
        if (await TryAsync($"{name} = {text ?? "nothing"}", async () => entry = await change().ConfigureAwait(false)).ConfigureAwait(false))
        {
            _allowed[name] = [text];
            _acknowledged[name] = (level, entry);
        }
        else if (level != Acknowledgement.Durable && Errors.Count > 0 && Errors[^1].Message.Contains("the record is durable", StringComparison.Ordinal))
        {
            // Refused the level, and said that the record itself is safe: then it has to be.
            _allowed[name] = [text];
        }
    }

    /// <summary>Anything else that may fail with a proper error.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> TryAsync(string what, Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
            return true;
        }
        catch (StoreException error)
        {
            Errors.Add(error);
            if (!Advice.Any(word => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase)))
                Violations.Add($"{what}: the error does not say what to do: {error.Message}");
            return false;
        }
#pragma warning disable CA1031 // Which exceptions come out is what is examined.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Violations.Add($"{what}: a raw {error.GetType().Name} came out: {error}");
            return false;
        }
    }
}
