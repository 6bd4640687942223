using EmergentLearning.Engine.Analyzers.FileWrites.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>A hand-written publish by rename: names the first step that it lacks, and nothing else.</summary>
internal sealed class RenameRule(BodyCheck body)
{
    private readonly OwnershipTests _ownership = new(body);
    private readonly ReadModifyWrite _modified = new(body);

    public void Check(IReadOnlyList<IOperation> candidates)
    {
        var calls = new Dictionary<SyntaxNode, RenameCall>();
        foreach (IOperation candidate in candidates)
        {
            if (RenameCall.Read(candidate, body.Symbols) is { } rename && !body.IsExempt(candidate, rename.Target))
                calls[candidate.Syntax] = rename;
        }

        foreach (SyntaxNode place in body.Flow.Renames.Keys.Union(calls.Keys).OrderBy(place => place.SpanStart))
        {
            calls.TryGetValue(place, out RenameCall? call);
            // A finding without a call is a helper's rename, or one in an exempt place.
            bool isExempt = call is null && candidates.Any(candidate => candidate.Syntax == place && RenameCall.Read(candidate, body.Symbols) is not null);
            if (!isExempt)
                CheckOne(place, call, body.Flow.Renames.TryGetValue(place, out RenameFinding? finding) ? finding : new RenameFinding());
        }

        ReportReadOnlyFlushes();
    }

    private void CheckOne(SyntaxNode place, RenameCall? call, RenameFinding finding)
    {
        if (call is not null && ReportRace(place, call))
            return;
        if (ReportStep(place, call?.Member ?? "the call", finding))
            return;
        if (call is not null && _modified.IsReadBefore(call.Operation, call.Target, null))
            body.Report(FileWriteRules.ReadModifyWrite, place, call.Member);
        else if (call?.HasBackup == true)
            body.Report(FileWriteRules.ReplaceWithBackup, place, call.Member);
        else if (body.Flow.LaterPublishes.Contains(place))
            body.Report(FileWriteRules.SeveralFiles, place, call?.Member ?? "The call");
        else if (finding.Steps.HasFlag(MissingSteps.DirectorySync))
            body.Report(RenameRules.RenameNotDurable, place, call?.Member ?? "The call");
    }

    private bool ReportRace(SyntaxNode place, RenameCall call)
    {
        if (call.IsDirectory)
            return false;
        bool isAbsent = body.Guards.IsAbsentAt(call.Operation, call.Target);
        if (call.Overwrites && isAbsent)
            body.Report(FileWriteRules.CheckThenAct, place, call.Member);
        else if (!call.Overwrites && (isAbsent || _ownership.IsDecidedBy(call.Operation)))
            body.Report(FileWriteRules.MoveAsClaim, place, call.Member);
        else
            return false;
        return true;
    }

    private bool ReportStep(SyntaxNode place, string member, RenameFinding finding)
    {
        foreach ((MissingSteps step, DiagnosticDescriptor rule) in RenameRules.ByStep)
        {
            if (!finding.Steps.HasFlag(step))
                continue;
            SyntaxNode at = step switch
            {
                MissingSteps.NameOfItsOwn => finding.SharedAt ?? place,
                MissingSteps.KeptTarget => finding.DeletedAt ?? place,
                _ => place,
            };
            body.Report(rule, at, member);
            return true;
        }

        return false;
    }

    /// <summary>At the flush itself, unless the rename that it was for has been reported.</summary>
    private void ReportReadOnlyFlushes()
    {
        if (body.Flow.Renames.Values.Any(finding => finding.Steps.HasFlag(MissingSteps.WholeFlush)))
            return;
        foreach (SyntaxNode flush in body.Flow.ReadOnlyFlushes)
            body.Report(RenameRules.FlushThatDoesNot, flush, "Flush(true) on a stream that cannot write");
    }
}
