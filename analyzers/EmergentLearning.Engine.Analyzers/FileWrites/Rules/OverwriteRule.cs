using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>
/// ELE2001: a file that others know by its path is overwritten in place. Between the truncation and the last write a reader sees an
/// empty or torn file, and a crash there leaves it so for good. ELE2007 in its stead where a test decided that there is no file yet.
/// </summary>
internal sealed class OverwriteRule(BodyCheck body)
{
    public void Check(IReadOnlyList<IOperation> candidates)
    {
        var reader = new WriteSiteReader(body.Symbols, body.Facts);
        foreach (IOperation candidate in candidates)
        {
            if (WriteSiteReader.IsCandidate(body.Symbols, candidate) && reader.Read(candidate) is { } site)
                Check(site, candidates);
        }
    }

    private void Check(WriteSite site, IReadOnlyList<IOperation> candidates)
    {
        SyntaxNode place = site.Operation.Syntax;
        if (body.IsReported(place) || body.Flow.PublishedWrites.Contains(place))
            return;
        if (RuleFor(site, candidates) is { } rule && !IsUnseen(site))
            body.Report(rule, place, site.Member);
    }

    private DiagnosticDescriptor? RuleFor(WriteSite site, IReadOnlyList<IOperation> candidates)
    {
        bool creates = site.Effect is WriteEffect.Overwrites or WriteEffect.OpensToWrite or WriteEffect.KeepsUntilWritten && !IsPlainOpen(site);
        if (creates && body.Guards.IsAbsentAt(site.Operation, site.Path))
            return FileWriteRules.CheckThenAct;
        bool isReplaced = ChangesContent(site) && !new EmptiedFiles(body.Symbols, body.Facts, body.Paths).Contain(site, candidates);
        return isReplaced ? FileWriteRules.WholeFileOverwrite : null;
    }

    /// <summary>No reader can come by while the file is written. The dearest questions are the last: they may lead through a whole type.</summary>
    private bool IsUnseen(WriteSite site) => body.IsExempt(site.Operation, site.Path)
        || body.Paths.IsPublishedLater(site)
        || new FinishedFiles(body.Symbols, body.Facts, body.Paths).Contain(site)
        || body.Paths.IsPrivate(site.Path)
        || HelperCallers.AllPublish(body, site);

    /// <summary><c>FileMode.Open</c> creates nothing, so no test for absence can lead to it.</summary>
    private static bool IsPlainOpen(WriteSite site) => site.Operation.DescendantsAndSelf().Any(
        part => part is IFieldReferenceOperation { Field: { Name: "Open", ContainingType.Name: "FileMode" } });

    /// <summary>An open that leaves the old content counts only where this method shows that it is then replaced.</summary>
    private bool ChangesContent(WriteSite site)
    {
        if (site.Effect == WriteEffect.Overwrites || site.IsWriter)
            return true;

        StreamUse use = new StreamTracker(body.Symbols, body.Facts).UsesOf(site.Operation);
        bool isRewritten = use.HasFlag(StreamUse.Emptied) || (use & (StreamUse.Written | StreamUse.RandomAccess)) == StreamUse.Written;
        return site.Effect switch
        {
            WriteEffect.ClaimsName => use.HasFlag(StreamUse.Written),
            WriteEffect.OpensToWrite => isRewritten || use.HasFlag(StreamUse.Escapes),
            _ => isRewritten,
        };
    }
}
