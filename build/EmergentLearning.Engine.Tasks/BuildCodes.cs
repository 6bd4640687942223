namespace EmergentLearning.Engine.Tasks;

/// <summary>The codes of everything the build says, each explained in <c>docs/msbuild.md</c>. The 9xxx band belongs to the build.</summary>
internal static class BuildCodes
{
    /// <summary><c>elf</c> is missing or cannot be started.</summary>
    public const string CannotStart = "ELE9001";

    /// <summary><c>elf</c> ran and reported a failure.</summary>
    public const string Failed = "ELE9002";

    /// <summary><c>elf</c> did not end in time and was killed.</summary>
    public const string TimedOut = "ELE9003";

    /// <summary>A line that <c>elf</c> wrote to its standard error.</summary>
    public const string Said = "ELE9004";

    /// <summary>The folder of the store does not exist. Raised by the targets.</summary>
    public const string NoRoot = "ELE9005";

    /// <summary>A property has a value that is not allowed. Raised by the targets, always an error.</summary>
    public const string WrongProperty = "ELE9010";

    /// <summary>SQLite refuses a query. Found by <c>elf schema verify</c>, always an error.</summary>
    public const string WrongQuery = "ELE9020";

    /// <summary>SQLite refuses a table. Found by <c>elf schema verify</c>, always an error.</summary>
    public const string WrongTable = "ELE9021";

    /// <summary>The assembly differs from the lock. Found by <c>elf schema verify</c>, always an error.</summary>
    public const string Drift = "ELE9022";

    /// <summary>The migrations do not lead to the schema. Found by <c>elf schema verify</c>, always an error.</summary>
    public const string WrongMigration = "ELE9023";

    /// <summary>A migration was not added: data would be lost, or something stands in the way. Always an error.</summary>
    public const string NoMigration = "ELE9024";

    /// <summary>A <c>LearningRecord</c> item lacks something or has a value that is not allowed. Always an error.</summary>
    public const string WrongItem = "ELE9030";

    /// <summary>A failure that is known has come back. Always a warning.</summary>
    public const string KnownFailure = "ELE9031";

    /// <summary>The marker that says what is still broken cannot be read or written.</summary>
    public const string NoMarker = "ELE9032";
}
