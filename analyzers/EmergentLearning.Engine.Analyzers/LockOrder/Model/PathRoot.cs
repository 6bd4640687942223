namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>Where an access path begins.</summary>
internal enum PathRoot
{
    /// <summary>Some object; two paths that begin so are never known to be the same.</summary>
    Unknown,

    /// <summary>A new object that its maker has given to nobody; two of these are never known to be the same either.</summary>
    New,

    /// <summary>The instance that the method belongs to.</summary>
    This,

    /// <summary>A parameter or a local variable.</summary>
    Variable,

    /// <summary>A static field or property.</summary>
    Static,

    /// <summary>The object that stands for a type (<c>typeof(T)</c>), or its initialiser.</summary>
    Type,
}
