using EmergentLearning.Engine.Contracts.Searching;

namespace EmergentLearning.Engine.Contracts;

// What a table with a full-text index offers; generated code makes it public where there is one.
public abstract partial class TableReader<TRecord>
{
    /// <summary>The rows that contain all of the words, whatever else the text has in it; none when it has no word.</summary>
    protected IReadOnlyList<SearchHit<TRecord>> SearchWords(string text, SearchOptions<TRecord> options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        bool usesTrigrams = TRecord.TableSchema.FullText is { UsesTrigrams: true };
        return SearchExpression.OfWords(text, usesTrigrams) is { } expression ? FullTextSearch.Run(Source, expression, options) : [];
    }

    /// <summary>The rows that match an expression in the syntax of FTS5.</summary>
    /// <exception cref="StoreException">The expression has an error; nothing else is wrong then (<see cref="StoreFault.Input"/>).</exception>
    protected IReadOnlyList<SearchHit<TRecord>> SearchExpressions(string expression, SearchOptions<TRecord>? options)
    {
        ArgumentNullException.ThrowIfNull(expression);
        try
        {
            return FullTextSearch.Run(Source, expression, options ?? new SearchOptions<TRecord>());
        }
        catch (StoreException e) when (e.IsRefusedStatement)
        {
            // The statement itself is ours and sound, so what was refused is the expression in it.
            throw new StoreException(
                StoreFault.Input,
                $"The search expression '{expression}' is not in the syntax of FTS5: {e.Message} For plain words, use Search.",
                e);
        }
    }
}
