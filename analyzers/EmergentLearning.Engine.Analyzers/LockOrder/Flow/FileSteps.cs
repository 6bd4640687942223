using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Opens a file as a lock.</summary>
internal sealed class FileSteps(FlowScope scope, Acquisitions locks)
{
    /// <summary>The state with the file open, or null where the operation opens none.</summary>
    public FlowState? Open(IOperation operation, FlowState state)
    {
        if (scope.Symbols.Files.At(operation.Syntax) is not { } file)
            return null;
        // What was taken in the loop is given back before the next attempt.
        Note(file, operation.Syntax, state, isTry: true, held => IsInside(held, file.Retry));
        Note(file, operation.Syntax, state, isTry: file.Retry is null, held => !IsInside(held, file.Retry));
        return Acquisitions.Hold(state, file.Key, operation.Syntax, HeldOrigin.Handle).With(operation, new HandleValue(file.Key));
    }

    private void Note(ExclusiveFile file, SyntaxNode site, FlowState state, bool isTry, Func<HeldLock, bool> which) =>
        locks.Note(state.Drop(held => !which(held.Value)), file.Key, isTry, isWait: false, isInPrefix: true, scope.FrameAt(site));

    private static bool IsInside(HeldLock held, SyntaxNode? loop) => loop?.Span.Contains(held.Site.Span) == true;
}
