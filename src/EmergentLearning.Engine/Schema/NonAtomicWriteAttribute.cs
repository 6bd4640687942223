namespace EmergentLearning.Engine.Schema;

/// <summary>Says that the file writes inside the marked code are not atomic on purpose, and why; the ELE2xxx rules are silent there.</summary>
/// <param name="reason">
/// Why a reader may see a half-written file here, or why nobody can: for the next person who reads the code.
/// A blank reason silences nothing.
/// </param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
    | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Field,
    Inherited = false)]
public sealed class NonAtomicWriteAttribute(string reason) : Attribute
{
    /// <summary>Why the write is not atomic on purpose.</summary>
    public string Reason { get; } = reason;
}
