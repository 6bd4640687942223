using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>ELE2002: .NET appends by seeking to the end and writing there, so two processes that append write over each other.</summary>
internal sealed class AppendRule(BodyCheck body)
{
    public void Check(IReadOnlyList<IOperation> candidates)
    {
        foreach (IOperation candidate in candidates)
        {
            if (AppendSiteReader.Read(candidate, body.Symbols, body.Facts) is not { } site
                || body.Flow.PublishedWrites.Contains(site.Operation.Syntax)
                || body.IsExempt(site.Operation, site.Path)
                || body.Paths.IsPrivate(site.Path))
            {
                continue;
            }

            body.Report(FileWriteRules.NonAtomicAppend, site.Operation.Syntax, site.Member);
        }
    }
}
