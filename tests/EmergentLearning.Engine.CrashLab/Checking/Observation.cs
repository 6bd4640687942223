using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>What was found after the engine had opened what a power loss left. Says nothing about what ought to be there.</summary>
internal sealed class Observation
{
    private int? _id;

    /// <summary>The whole value of each row, by its key; several where a row is doubled.</summary>
    public SortedDictionary<string, List<string>> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>The notes whose file was whole and right before the engine opened the store, by key.</summary>
    public SortedSet<string> FilesBefore { get; } = new(StringComparer.Ordinal);

    /// <summary>Files under <c>notes/</c> that were there before the engine opened the store.</summary>
    public SortedSet<string> PathsBefore { get; } = new(StringComparer.Ordinal);

    /// <summary>The commits that the outbox says are on the branch.</summary>
    public SortedSet<string> Commits { get; } = new(StringComparer.Ordinal);

    /// <summary>The commits that the outbox has noted, for a branch that has not moved yet as far as it knows.</summary>
    public SortedSet<string> Planned { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong whatever was promised.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>What is wrong with a file unless a person has been at it.</summary>
    public List<(string Path, string Fault)> FileFaults { get; } = [];

    /// <summary>The newest outbox entry.</summary>
    public long LastSequence { get; set; }

    /// <summary>The same for equal observations. Ask for it when the observation is complete.</summary>
    public int Id => _id ??= DigestIds.Of(Describe());

    private string Describe()
    {
        var text = new StringBuilder();
        foreach ((string key, List<string> values) in Rows)
            text.Append(key).Append('=').AppendJoin(';', values).Append('\n');
        text.AppendJoin(',', FilesBefore).Append('\n').AppendJoin(',', PathsBefore).Append('\n').AppendJoin(',', Commits).Append('\n').AppendJoin(',', Planned).Append('\n');
        text.AppendJoin('\n', Faults).AppendJoin('\n', FileFaults);
        return text.Append(CultureInfo.InvariantCulture, $"|{LastSequence}").ToString();
    }
}
