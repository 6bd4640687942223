using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Contracts.Querying;

// Rows without end in bounded memory. A reader that stays open keeps the database's log from being emptied, so none does.
public sealed partial class RecordQuery<TRecord>
{
    private const int UsualPage = 256;

    /// <summary>
    /// The rows, read page by page while they are consumed: at most one page is in memory, and no reader is open between two pages, however
    /// slow the consumer. Each page is one consistent view; the next goes on after the last record, so that no row comes twice or goes
    /// missing by what is inserted or deleted meanwhile. A row that is moved in the order by an update can do both.
    /// </summary>
    /// <param name="pageSize">How many rows a page has. Default: 256.</param>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public IEnumerable<TRecord> Stream(int pageSize = UsualPage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return Pages(pageSize).SelectMany(static page => page);
    }

    /// <summary>
    /// The rows as <see cref="Stream"/> gives them, for <c>await foreach</c>. Reading itself is synchronous, and short: between two pages
    /// other work gets its turn.
    /// </summary>
    /// <param name="pageSize">How many rows a page has. Default: 256.</param>
    /// <param name="cancellationToken">Looked at before each page.</param>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public IAsyncEnumerable<TRecord> StreamAsync(int pageSize = UsualPage, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return Iterate(Pages(pageSize), cancellationToken);
    }

    private static async IAsyncEnumerable<TRecord> Iterate(
        IEnumerable<IReadOnlyList<TRecord>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (IReadOnlyList<TRecord> page in pages)
        {
            foreach (TRecord record in page)
                yield return record;
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private IEnumerable<IReadOnlyList<TRecord>> Pages(int pageSize)
    {
        int left = _parts.Take ?? int.MaxValue;
        RecordQuery<TRecord> rest = this;
        while (left > 0)
        {
            int asked = Math.Min(pageSize, left);
            IReadOnlyList<TRecord> page = rest.Take(asked).ToList();
            yield return page;
            if (page.Count < asked)
                yield break;
            if (_parts.Take is not null)
                left -= asked;
            rest = rest.With((_parts with { Skip = null }).StartAfter(page[^1]));
        }
    }
}
