namespace EmergentLearning.Memory.Backups;

/// <summary>Where things lie in an archive.</summary>
internal static class ArchiveNames
{
    /// <summary>What there is; the first of all files.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The database.</summary>
    public const string Database = "database/index.db";

    /// <summary>The objects of git's history, and the index of them.</summary>
    public const string GitFolder = "git/";

    /// <summary>Before the path of a file of the store.</summary>
    public const string Files = "files/";

    /// <summary>Before the path of a file that a person had changed and the store had not taken in.</summary>
    public const string Edits = "edits/";
}
