using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>ELE2010: what is written was made from what was read from the same file, and nothing keeps others out in between.</summary>
internal sealed class ReadModifyWrite(BodyCheck body)
{
    /// <param name="publish">The call that replaces the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="content">What is written; null when it was written to a temporary file before.</param>
    public bool IsReadBefore(IOperation publish, IOperation path, IOperation? content)
    {
        HashSet<IOperation> reads = [.. body.Facts.Invocations.Where(call => IsReadOf(call, path) && call.Syntax.SpanStart < publish.Syntax.Span.End)];
        if (reads.Count == 0 || body.Symbols.Locks.IsHeldAt(publish, body.Facts))
            return false;
        int end = publish.Syntax.Span.End;
        if (content is not null)
            return Depends(content);
        return body.Facts.Invocations.Any(call => IsWrite(call.TargetMethod.Name)
            && call.Syntax.SpanStart < publish.Syntax.SpanStart
            && call.Arguments.Any(argument => Depends(argument.Value)));

        bool Depends(IOperation value) => new ReadDependence(body.Facts, reads, end).Holds(value);
    }

    private bool IsReadOf(IInvocationOperation call, IOperation path)
    {
        string name = call.TargetMethod.Name;
        if (!name.StartsWith("Read", StringComparison.Ordinal) && name is not ("OpenRead" or "OpenText"))
            return false;
        return body.Symbols.FamilyOf(call.TargetMethod.ContainingType) switch
        {
            TypeFamily.File => Operations.At(call.Arguments, 0) is { } read && body.Paths.AreSame(read, path),
            TypeFamily.FileInfo => call.Instance is { } info && body.Paths.AreSame(info, path),
            _ => false,
        };
    }

    private static bool IsWrite(string name) =>
        name.StartsWith("Write", StringComparison.Ordinal) || name.StartsWith("Serialize", StringComparison.Ordinal) || name == "Save";
}
