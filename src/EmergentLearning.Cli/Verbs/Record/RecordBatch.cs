using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>Records many: in chunks, so that others get their turn, or, atomically, in one transaction.</summary>
internal static class RecordBatch
{
    private const int ChunkSize = 200;

    public static async Task<int> RunAsync(RecordInput input, RecordOptions common, ParseResult parsed)
    {
        OutputFormat format = common.Format(parsed);
        // Before the store is opened: what keeps nothing must not even create one.
        if (input.Refusal is { } refusal && (input.IsAtomic || input.Drafts.Count == 0))
            throw input.Drafts.Count == 0 ? refusal : new StoreException(refusal.Fault, $"{refusal.Message} Nothing was recorded, because of --atomic.");

        using var interruption = new Interruption();
        WriteSession session = await WriteSession.OpenAsync(common.Folder(parsed), interruption.Token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var recorded = new List<RecordedLine>(input.Drafts.Count);
            StoreException? failure = await RecordAsync(session.Store, input, recorded, interruption.Token).ConfigureAwait(false) ?? input.Refusal;
            string? problem = common.IsWaiting(parsed) ? await session.Store.FlushAsync(interruption.Token).ConfigureAwait(false) : null;
            ReportPrinter.Print(new BatchReport(recorded, problem), format);
            session.ReportAdoption();
            PendingLine.Write(problem);
            if (failure is null)
                return 0;

            ErrorLine.Write($"{failure.Message} The {recorded.Count} records before it are kept; give the rest again from there on.");
            return (int)failure.Fault;
        }
    }

    private static async Task<StoreException?> RecordAsync(
        MemoryStore store, RecordInput input, List<RecordedLine> recorded, CancellationToken cancellationToken)
    {
        int size = input.IsAtomic ? int.MaxValue : ChunkSize;
        foreach ((string Place, RecordDraft Draft)[] chunk in input.Drafts.Chunk(size))
        {
            try
            {
                await AddAsync(chunk).ConfigureAwait(false);
            }
            catch (StoreException refusal) when (!input.IsAtomic && refusal.Fault is StoreFault.Input or StoreFault.Database or StoreFault.Security)
            {
                // One of them is refused: one by one, those before it are kept.
                if (await EachAsync(chunk).ConfigureAwait(false) is { } failure)
                    return failure;
            }
        }

        return null;

        async Task AddAsync((string Place, RecordDraft Draft)[] some)
        {
            IReadOnlyList<RecordReceipt> receipts = await store
                .RecordAllAsync(Array.ConvertAll(some, static item => item.Draft), cancellationToken).ConfigureAwait(false);
            recorded.AddRange(receipts.Select((receipt, i) => new RecordedLine(some[i].Place, some[i].Draft, receipt)));
        }

        async Task<StoreException?> EachAsync((string Place, RecordDraft Draft)[] some)
        {
            foreach ((string Place, RecordDraft Draft) item in some)
            {
                try
                {
                    await AddAsync([item]).ConfigureAwait(false);
                }
                catch (StoreException refusal)
                {
                    return new LineException(refusal.Fault, item.Place, refusal.Message);
                }
            }

            return null;
        }
    }
}
