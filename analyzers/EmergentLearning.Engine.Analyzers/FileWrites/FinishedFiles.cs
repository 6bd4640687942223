using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// Files that the method that wrote them also deletes, by themselves or with their folder: what stands in them has nobody to read it afterwards.
/// </summary>
internal sealed class FinishedFiles(FileWriteSymbols symbols, MethodFacts facts, PathFacts paths)
{
    // System.IO.FileOptions.DeleteOnClose.
    private const int DeleteOnClose = 0x04000000;

    public bool Contain(WriteSite site) => IsDeletedOnClose(site)
        || facts.Invocations.Any(call => IsDelete(call, site) && IsAlwaysReached(call, site.Operation));

    private bool IsDeletedOnClose(WriteSite site) => site.Operation.DescendantsAndSelf().Any(part =>
        SymbolEqualityComparer.Default.Equals(part.Type, symbols.FileOptions)
        && facts.ValuesOf(part).All(value => value.ConstantValue is { HasValue: true, Value: int number } && (number & DeleteOnClose) != 0));

    private bool IsDelete(IInvocationOperation call, WriteSite site)
    {
        if (call.TargetMethod.Name != "Delete" || call.Syntax.SpanStart < site.Operation.Syntax.Span.End)
            return false;
        return symbols.FamilyOf(call.TargetMethod.ContainingType) switch
        {
            TypeFamily.File => Operations.At(call.Arguments, 0) is { } path && paths.AreSame(path, site.Path),
            TypeFamily.FileInfo => call.Instance is { } info && paths.AreSame(info, site.Path),
            TypeFamily.Directory => Operations.At(call.Arguments, 0) is { } folder && paths.FoldersOf(site.Path).Any(around => paths.AreSame(folder, around)),
            _ => false,
        };
    }

    /// <summary>
    /// The deletion stands behind the write in the same block or in one around it, or in the <c>finally</c> of a <c>try</c> that does: only the
    /// test whether the file is there may stand around it, or a <c>try</c> of its own.
    /// </summary>
    private bool IsAlwaysReached(IInvocationOperation delete, IOperation write)
    {
        for (IOperation current = delete; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
                case IBlockOperation block when block.Syntax.Span.Contains(write.Syntax.Span):
                    return IsOnce(block, write, IsFolder(delete));
                case ITryOperation attempt when current == attempt.Finally && attempt.Body.Syntax.Span.Contains(write.Syntax.Span):
                    return IsOnce(attempt, write, IsFolder(delete));
                case ITryOperation attempt when current != attempt.Body && current != attempt.Finally:
                    return false;
                case IConditionalOperation choice when current != choice.WhenTrue || !IsTestOfPresence(choice.Condition):
                case ILoopOperation or ISwitchOperation:
                    return false;
            }
        }

        return false;
    }

    private bool IsTestOfPresence(IOperation condition) => Operations.Unwrap(condition) switch
    {
        IInvocationOperation { TargetMethod.Name: "Exists" } call => symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.File,
        IPropertyReferenceOperation { Property.Name: "Exists", Instance: { } info } => symbols.FamilyOf(info.Type) == TypeFamily.FileInfo,
        _ => false,
    };

    private bool IsFolder(IInvocationOperation delete) => symbols.FamilyOf(delete.TargetMethod.ContainingType) == TypeFamily.Directory;

    /// <summary>
    /// No other function, which may run later, and no loop, which may write more files than the one that is deleted, stands in between. With
    /// its folder every file goes, and a function that ran later would find no folder.
    /// </summary>
    private static bool IsOnce(IOperation around, IOperation write, bool isFolder)
    {
        for (IOperation? current = write; current is not null; current = current.Parent)
        {
            if (current == around)
                return true;
            if (!isFolder && current is IAnonymousFunctionOperation or ILocalFunctionOperation or ILoopOperation)
                return false;
        }

        return false;
    }
}
