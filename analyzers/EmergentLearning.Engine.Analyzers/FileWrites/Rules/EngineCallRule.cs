using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>The engine's own atomic calls: whole each by itself, but not together with a test or a read before them.</summary>
internal sealed class EngineCallRule(BodyCheck body)
{
    private readonly ReadModifyWrite _modified = new(body);

    public void Check(IReadOnlyList<IOperation> candidates)
    {
        foreach (IInvocationOperation call in candidates.OfType<IInvocationOperation>())
        {
            if (body.Symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.AtomicFile
                && call.TargetMethod.Name is "Replace" or "ReplaceText" or "ReplaceLines" or "OpenReplace" or "OpenUpdate"
                && Operations.At(call.Arguments, 0) is { } path
                && !body.IsExempt(call, path))
            {
                Check(call, path);
            }
        }
    }

    private void Check(IInvocationOperation call, IOperation path)
    {
        string member = "AtomicFile." + call.TargetMethod.Name;
        if (body.Guards.IsAbsentAt(call, path))
            body.Report(FileWriteRules.CheckThenAct, call.Syntax, member);
        else if (Operations.At(call.Arguments, 1) is { } content && _modified.IsReadBefore(call, path, content))
            body.Report(FileWriteRules.ReadModifyWrite, call.Syntax, member);
        else if (body.Flow.LaterPublishes.Contains(call.Syntax))
            body.Report(FileWriteRules.SeveralFiles, call.Syntax, member);
    }
}
