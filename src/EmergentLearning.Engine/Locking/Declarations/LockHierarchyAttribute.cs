namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Declares the order in which an assembly takes its locks: a flow that holds a class may only take classes that stand behind it. One
/// list for an assembly, as in Sun's LockLint (<c>LOCK_ORDER</c>); lists of referenced assemblies hold too, and may be continued by naming
/// their classes again. The analyzers report what breaks the order (ELE1001) and lists that contradict each other (ELE1012).
/// </summary>
/// <param name="classes">The names of the classes, outermost first, each once. Classes are compared by their exact name.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class LockHierarchyAttribute(params string[] classes) : Attribute
{
    /// <summary>The names of the classes, outermost first.</summary>
    public string[] Classes { get; } = classes;
}
