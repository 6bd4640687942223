namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A question that the flow has an answer to, under which a state keeps it. Immutable, compared by value.</summary>
internal abstract record BranchTest
{
    /// <summary>Whether the answer may be another one once there has been an assignment.</summary>
    /// <param name="target">The variable, or the path of the member, that is assigned to.</param>
    public abstract bool IsAbout(object target);
}
