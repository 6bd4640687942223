namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>What can do the work: a version of the original, or <c>elf</c>.</summary>
internal interface ITool
{
    string Name { get; }

    /// <summary>Makes an empty store with its repository in a folder that is not there yet.</summary>
    Task CreateStoreAsync(string store);

    CommandLine RecordFailure(string store, string title);

    CommandLine RecordHeuristic(string store, string rule);

    CommandLine Query(string store, params string[] question);

    /// <summary>Compares database and files; a store that another tool made is made fit for it.</summary>
    CommandLine Sync(string store);

    /// <summary>Puts beside a store that another tool made what this one needs there.</summary>
    void MoveInto(string store);
}
