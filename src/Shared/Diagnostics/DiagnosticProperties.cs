namespace EmergentLearning.Engine.Shared;

/// <summary>What a diagnostic carries for its code fix, by the names in <c>Diagnostic.Properties</c>.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The C# type for what is missing, in full: <c>int</c> or <c>global::System.Guid</c>.</summary>
    public const string SuggestedType = "SuggestedType";

    /// <summary>The names of lock classes, separated by <c>;</c>.</summary>
    public const string LockNames = "LockNames";
}
