using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>A few of the states, for what is too slow for all: those whose hashes are the smallest, so the same journal has the same ones.</summary>
/// <param name="size">How many.</param>
internal sealed class StateSample(int size)
{
    private readonly SortedDictionary<ulong, (CrashState State, int Marks)> _kept = [];

    public IEnumerable<(CrashState State, int Marks)> States => _kept.Values;

    public void Offer(ulong hash, int marks, Func<CrashState> state)
    {
        // Scattered again: the hash itself has been used to tell states apart.
        ulong rank = StateHash.Mix(hash, 0xD6E8FEB86659FD93);
        if (size == 0 || (_kept.Count == size && rank >= _kept.Keys.Last()) || _kept.ContainsKey(rank))
            return;
        if (_kept.Count == size)
            _kept.Remove(_kept.Keys.Last());
        _kept.Add(rank, (state(), marks));
    }
}
