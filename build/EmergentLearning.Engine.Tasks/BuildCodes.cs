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
}
