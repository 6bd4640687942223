namespace EmergentLearning.Memory.Builds;

/// <summary>What failed.</summary>
public enum BuildKind
{
    /// <summary>The build of a project. Its domain is <c>build-</c> and the project's name.</summary>
    Build,

    /// <summary>A test of a project. Its domain is <c>tests-</c> and the project's name.</summary>
    Test,
}
