namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What a piece of a path is.</summary>
internal enum AtomKind
{
    /// <summary>Text that is known, without a separator in it.</summary>
    Text,

    /// <summary>What stands between a directory and a name.</summary>
    Separator,

    /// <summary>The value that a parameter, field, property or captured variable has.</summary>
    Symbol,

    /// <summary>Whatever the code at one place gives: equal to itself only.</summary>
    Site,

    /// <summary>As <see cref="Site"/>, and nobody can guess it.</summary>
    Random,

    /// <summary>A directory for temporary files, perhaps on another volume.</summary>
    TempRoot,

    /// <summary>A new file or directory with a name of its own below a <see cref="TempRoot"/>.</summary>
    TempEntry,

    /// <summary>The directory of another path.</summary>
    DirectoryOf,

    /// <summary>What a pure function of the framework makes of other values.</summary>
    Derived,
}
