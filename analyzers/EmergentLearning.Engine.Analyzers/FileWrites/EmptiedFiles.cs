using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// Files that are emptied on purpose: an empty text is written, or the file is opened to be overwritten and closed with nothing written. An
/// empty file has no half-written state, unless the same method then fills it.
/// </summary>
internal sealed class EmptiedFiles(FileWriteSymbols symbols, MethodFacts facts, PathFacts paths)
{
    private readonly WriteSiteReader _sites = new(symbols, facts);

    public bool Contain(WriteSite site, IReadOnlyList<IOperation> candidates) =>
        IsEmptying(site) && !candidates.Any(other => other.Syntax.SpanStart > site.Operation.Syntax.SpanStart && Fills(other, site.Path));

    private bool Fills(IOperation other, IOperation path)
    {
        if (AppendSiteReader.Read(other, symbols, facts) is { } append)
            return paths.AreSame(append.Path, path);
        return WriteSiteReader.IsCandidate(symbols, other)
            && _sites.Read(other) is { } write
            && paths.AreSame(write.Path, path)
            && !IsEmptying(write);
    }

    private bool IsEmptying(WriteSite site) => site is { Effect: WriteEffect.Overwrites, IsWriter: false }
        && (WritesNothing(site.Operation) || IsOnlyClosed(site.Operation));

    /// <summary><c>File.WriteAllText(path, "")</c>; with an encoding the file may begin with its mark.</summary>
    private bool WritesNothing(IOperation operation) => operation is IInvocationOperation { TargetMethod: var method } call
        && symbols.FamilyOf(method.ContainingType) == TypeFamily.File
        && method.Name is "WriteAllText" or "WriteAllTextAsync" or "WriteAllBytes" or "WriteAllBytesAsync"
        && !method.Parameters.Any(parameter => parameter.Name == "encoding")
        && Operations.At(call.Arguments, 1) is { } content
        && facts.ValuesOf(content) is { Count: > 0 } values
        && values.All(IsEmpty);

    private static bool IsEmpty(IOperation value) => Operations.Unwrap(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text.Length == 0,
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } => true,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => true,
        _ => false,
    };

    /// <summary>
    /// <c>File.Create(path).Dispose()</c>, <c>using (File.Create(path)) { }</c>, or a local that is only closed. A <c>using</c> declaration is
    /// not enough: it holds the file for the rest of the method.
    /// </summary>
    private bool IsOnlyClosed(IOperation opened)
    {
        IOperation value = opened;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        if (!symbols.IsStream(opened.Type))
            return false;
        if (IsClosed(value))
            return true;
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator })
            return false;

        IReadOnlyList<IOperation> uses = [.. facts.ReferencesTo(local)];
        return uses.All(IsClosed) && (uses.Count > 0 || IsOfUsingStatement(declarator));
    }

    private static bool IsClosed(IOperation stream) => stream.Parent switch
    {
        IInvocationOperation call => call.Instance == stream && call.TargetMethod.Name is "Dispose" or "DisposeAsync" or "Close",
        IUsingOperation use => use.Resources == stream,
        _ => false,
    };

    private static bool IsOfUsingStatement(IOperation declarator)
    {
        IOperation? current = declarator;
        while (current is IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
            current = current.Parent;
        return current is IUsingOperation;
    }
}
