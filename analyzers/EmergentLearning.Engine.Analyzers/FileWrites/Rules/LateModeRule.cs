using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>ELE2018, advice: between the rename and the change of the mode anybody can open the file with the mode that it had.</summary>
internal sealed class LateModeRule(BodyCheck body)
{
    public void Check(IReadOnlyList<IOperation> candidates)
    {
        foreach (IInvocationOperation call in candidates.OfType<IInvocationOperation>())
        {
            if (body.Flow.LateModes.Contains(call.Syntax) && Operations.At(call.Arguments, 0) is { } path && !body.IsExempt(call, path))
                body.Report(FileWriteRules.ModeAfterPublish, call.Syntax, "File." + call.TargetMethod.Name);
        }
    }
}
