using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>The code that takes the engine's own lock between processes, where the engine is referenced.</summary>
internal sealed class FileLockCode
{
    private const string Limit = "10";

    private readonly string _lock;
    private readonly string _class;
    private readonly string _handle;
    private readonly string _span;

    private FileLockCode(string fileLock, string lockClass, string handle, string span)
    {
        _lock = fileLock;
        _class = lockClass;
        _handle = handle;
        _span = span;
    }

    /// <summary>Null when the engine is not referenced.</summary>
    public static FileLockCode? Create(SemanticModel model, int position)
    {
        string? Name(string type) => model.Compilation.GetTypeByMetadataName(type)?.ToMinimalDisplayString(model, position);
        return Name("EmergentLearning.Engine.Locking.FileLock") is { } fileLock && Name("EmergentLearning.Engine.Locking.LockClass") is { } lockClass
            && Name("EmergentLearning.Engine.Locking.LockHandle") is { } handle && Name("System.TimeSpan") is { } span
                ? new FileLockCode(fileLock, lockClass, handle, span)
                : null;
    }

    /// <summary><c>new FileLock(path, LockClass.File)</c>.</summary>
    public string New(ExpressionSyntax path) => $"new {_lock}({path.WithoutTrivia()}, {_class}.File)";

    /// <summary><c>fileLock.Acquire(TimeSpan.FromSeconds(10))</c>.</summary>
    public string Acquire(string fileLock) => $"{fileLock}.Acquire({_span}.FromSeconds({Limit}))";

    /// <summary>Statements that open the lock and hold it to the end of the block.</summary>
    public IEnumerable<string> Hold(ExpressionSyntax path, string fileLock, string held) =>
        [$"using var {fileLock} = {New(path)};", $"using {_handle} {held} = {Acquire(fileLock)};"];

    /// <summary>Statements that hold the lock to the end of the block, if it is free; the last one begins what happens when it is not.</summary>
    public IEnumerable<string> TryHold(ExpressionSyntax path, string fileLock, string held, StatementSyntax otherwise) =>
        [$"using var {fileLock} = {New(path)};", $"using {_handle}? {held} = {fileLock}.TryAcquire();", $"if ({held} is null)\n{otherwise.WithoutTrivia()}"];
}
