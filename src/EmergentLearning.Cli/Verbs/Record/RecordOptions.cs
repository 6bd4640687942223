using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Combining;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>What recording has in common, whatever is recorded.</summary>
internal sealed class RecordOptions
{
    private readonly Option<bool> _noWait = new("--no-wait")
    {
        Description = "Answer as soon as the record is durable, before its file and commit are made",
    };

    private readonly CommonOptions _common;

    private RecordOptions(Command verb)
    {
        verb.Options.Add(_noWait);
        _common = CommonOptions.AddTo(verb);
    }

    public static RecordOptions AddTo(Command verb) => new(verb);

    public string Folder(ParseResult parsed) => _common.Folder(parsed);

    public OutputFormat Format(ParseResult parsed) => _common.Format(parsed);

    /// <summary>Whether the answer waits for file and commit.</summary>
    public bool IsWaiting(ParseResult parsed) => !parsed.GetValue(_noWait);

    /// <summary>Records, or has another process record that has the store open, and answers.</summary>
    public async Task<int> RunAsync(ParseResult parsed, RecordDraft draft)
    {
        // Who does not wait for files and commits has no use for a process that makes them.
        if (!IsWaiting(parsed))
            return await RunAsync(parsed, draft.Redacted, (store, level, token) => store.RecordAsync(draft, level, token)).ConfigureAwait(false);

        OutputFormat format = _common.Format(parsed);
        string folder = _common.Folder(parsed);
        using var interruption = new Interruption();
        var recording = new CombinedRecording(folder, draft);
        await using (recording.ConfigureAwait(false))
        {
            if (recording.TryHandOver(interruption.Token) is { } receipt)
            {
                Tell(receipt, draft.Redacted, format, Acknowledgement.Committed, session: null);
                return 0;
            }

            WriteSession session = await WriteSession.OpenAsync(folder, interruption.Token).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                receipt = await recording.RecordAsync(session.Store, interruption.Token).ConfigureAwait(false);
                // Before the store is closed, which finishes the records of others.
                Tell(receipt, draft.Redacted, format, Acknowledgement.Committed, session);
                await recording.DisposeAsync().ConfigureAwait(false);
            }
        }

        return 0;
    }

    /// <summary>Opens the store, does something that ends with a receipt, answers.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, IReadOnlyList<string> redacted, Func<MemoryStore, Acknowledgement, CancellationToken, Task<RecordReceipt>> record)
    {
        OutputFormat format = _common.Format(parsed);
        Acknowledgement level = IsWaiting(parsed) ? Acknowledgement.Committed : Acknowledgement.Durable;
        using var interruption = new Interruption();
        WriteSession session = await WriteSession.OpenAsync(_common.Folder(parsed), interruption.Token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            RecordReceipt receipt = await record(session.Store, level, interruption.Token).ConfigureAwait(false);
            // Before the store is closed, which finishes file and commit: who does not wait has the answer now.
            Tell(receipt, redacted, format, level, session);
        }

        return 0;
    }

    /// <summary>Answers, and says on standard error what the answer does not; without a session another process opened the store.</summary>
    private static void Tell(
        RecordReceipt receipt, IReadOnlyList<string> redacted, OutputFormat format, Acknowledgement level, WriteSession? session)
    {
        Answer(receipt, redacted, format);
        session?.ReportAdoption();
        if (redacted.Count > 0)
            ErrorLine.Write($"What looks like a secret was replaced by {Secrets.Mark} in: {string.Join(", ", redacted)}. Change it where it was used.");
        if (receipt.Notice is { } notice)
            ErrorLine.Write(notice);
        if (receipt.Level < level)
            ErrorLine.Write(PendingOf(receipt));
    }

    /// <summary>An answer that nobody gets must not look like a record that was not made: it would be made twice.</summary>
    private static void Answer(RecordReceipt receipt, IReadOnlyList<string> redacted, OutputFormat format)
    {
        try
        {
            ReportPrinter.Print(new RecordReport(receipt, redacted), format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"Record {receipt.Id} is durable, in {receipt.Path}, but the answer could not be written: {e.Message.TrimEnd('.')}. "
                + "Do not record it again.",
                e);
        }
    }

    private static string PendingOf(RecordReceipt receipt)
    {
        string pending = receipt.Level == Acknowledgement.Durable ? "its file and its commit are" : "its commit is";
        return $"Record {receipt.Id} is durable, but {pending} pending: {receipt.Problem ?? "the reason is not known."} "
            + "Nothing is lost and nothing has to be recorded again: the next write, or `elf sync --fix`, catches up.";
    }
}
