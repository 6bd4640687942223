using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>One operation that may change a file that readers know by its path.</summary>
internal sealed class WriteSite(IOperation operation, IOperation path, WriteEffect effect, string member, bool isWriter = false)
{
    /// <summary>The call or object creation.</summary>
    public IOperation Operation { get; } = operation;

    /// <summary>The value that names the file: a string, or the file-info object.</summary>
    public IOperation Path { get; } = path;

    /// <summary>What it does to the present content.</summary>
    public WriteEffect Effect { get; } = effect;

    /// <summary>The member as a person would write it, for the message.</summary>
    public string Member { get; } = member;

    /// <summary>True when the opened object can do nothing but write, so that no write has to be seen.</summary>
    public bool IsWriter { get; } = isWriter;
}
