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
        if (body.Paths.IsPrivate(site.Path)
            || body.IsExempt(site.Operation, site.Path)
            || body.IsReported(place)
            || body.Flow.PublishedWrites.Contains(place)
            || body.Paths.IsPublishedLater(site)
            || new FinishedFiles(body.Symbols, body.Facts, body.Paths).Contain(site)
            || HelperCallers.AllPublish(body, site))
        {
            return;
        }

        bool creates = site.Effect is WriteEffect.Overwrites or WriteEffect.OpensToWrite or WriteEffect.KeepsUntilWritten && !IsPlainOpen(site);
        if (creates && body.Guards.IsAbsentAt(site.Operation, site.Path))
            body.Report(FileWriteRules.CheckThenAct, place, site.Member);
        else if (ChangesContent(site) && !new EmptiedFiles(body.Symbols, body.Facts, body.Paths).Contain(site, candidates))
            body.Report(FileWriteRules.WholeFileOverwrite, place, site.Member);
    }

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
