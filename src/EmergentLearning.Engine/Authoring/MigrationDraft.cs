namespace EmergentLearning.Engine.Authoring;

/// <summary>A migration that is not written yet.</summary>
internal sealed class MigrationDraft
{
    private readonly List<string> _lines = [];

    /// <summary>What would be lost, such as <c>the column "a" of "b"</c>.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>What changes, a line each, for people.</summary>
    public List<string> Changes { get; } = [];

    public bool IsEmpty => _lines.Count == 0;

    public void Add(string statement) => _lines.Add(statement + ";");

    /// <summary>A comment on the statement that follows.</summary>
    public void Note(string comment) => _lines.Add("-- " + comment);

    public string Text(string store, int version) =>
        $"-- Version {version} of {store}. All of it runs in one transaction; change it where your data needs more.\n\n"
        + string.Join('\n', _lines) + "\n";
}
