using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Reports;

/// <summary>A store that is watched, for programs and for files: one line a look, written at once.</summary>
/// <param name="format">A line of words, one JSON document, or one row (with a header above the first).</param>
internal sealed class WatchLines(OutputFormat format)
{
    private static readonly string[] Header =
    [
        "time", "repository_lock", "repository_holder", "database_lock", "database_holder", "wal_bytes", "outbox_files", "outbox_commits",
        "outbox_seconds", "learnings", "heuristics", "last_commit", "free_bytes", "problem",
    ];

    private bool _hasHeader;

    /// <summary>Writes one look.</summary>
    public void Write(StoreLook look)
    {
        using var buffer = new MemoryStream();
        ReportPrinter.Render(new Line(this, look), format, buffer);
        using Stream output = Console.OpenStandardOutput();
        output.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
        output.Flush();
    }

    private static string Time(StoreLook look) => look.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string NameOf(LockState state) => state switch
    {
        LockState.NotMade => "not_made",
        LockState.Free => "free",
        LockState.Held => "held",
        _ => "unknown",
    };

    private sealed class Line(WatchLines owner, StoreLook look) : IReport
    {
        public void WriteText(TextOutput text)
        {
            string outbox = look.Outbox is { } pending ? $"{pending.Files}+{pending.Commits}" : "unknown";
            string problem = look.Problem is null ? "" : $"; problem: {look.Problem}";
            text.Line(Printable.Escape(
                $"{Time(look)} repository lock: {WatchScreen.Lock(look.Vitals.RepositoryLock)}; database lock: {WatchScreen.Lock(look.Vitals.DatabaseLock)}; "
                + $"wal: {look.Vitals.WalBytes}; outbox: {outbox}; rows: {look.Learnings ?? 0}+{look.Heuristics ?? 0}; last commit: {look.LastCommit ?? "none"}{problem}"));
        }

        public void WriteJson(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("time", Time(look));
            json.WriteStartArray("locks");
            WriteLock(json, "repository", look.Vitals.RepositoryLock);
            WriteLock(json, "database", look.Vitals.DatabaseLock);
            json.WriteEndArray();
            json.WriteNumber("wal_bytes", look.Vitals.WalBytes);
            json.WriteNumber("wal_limit_bytes", look.Vitals.WalLimitBytes);
            json.WriteStartObject("outbox");
            WriteNumber(json, "files", look.Outbox?.Files);
            WriteNumber(json, "commits", look.Outbox?.Commits);
            WriteNumber(json, "oldest_seconds", (long?)look.Outbox?.OldestAge?.TotalSeconds);
            json.WriteEndObject();
            WriteNumber(json, "learnings", look.Learnings);
            WriteNumber(json, "heuristics", look.Heuristics);
            json.WriteString("last_commit", look.LastCommit);
            WriteNumber(json, "free_bytes", look.Vitals.FreeBytes);
            json.WriteString("problem", look.Problem);
            json.WriteEndObject();
        }

        public void WriteCsv(CsvWriter csv)
        {
            if (!owner._hasHeader)
                csv.Row(Header);
            owner._hasHeader = true;
            csv.Row(
                Time(look),
                NameOf(look.Vitals.RepositoryLock.State),
                look.Vitals.RepositoryLock.Holder,
                NameOf(look.Vitals.DatabaseLock.State),
                look.Vitals.DatabaseLock.Holder,
                CsvWriter.Number<long>(look.Vitals.WalBytes),
                CsvWriter.Number(look.Outbox?.Files),
                CsvWriter.Number(look.Outbox?.Commits),
                CsvWriter.Number((long?)look.Outbox?.OldestAge?.TotalSeconds),
                CsvWriter.Number(look.Learnings),
                CsvWriter.Number(look.Heuristics),
                look.LastCommit,
                CsvWriter.Number(look.Vitals.FreeBytes),
                look.Problem);
        }

        private static void WriteLock(Utf8JsonWriter json, string name, LockView found)
        {
            json.WriteStartObject();
            json.WriteString("class", name);
            json.WriteString("state", NameOf(found.State));
            json.WriteString("holder", found.Holder);
            if (found.Since is { } since)
                json.WriteString("since", since.UtcDateTime);
            else
                json.WriteNull("since");
            json.WriteBoolean("waiters", found.HasWaiters);
            json.WriteEndObject();
        }

        private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
            else
                json.WriteNull(name);
        }
    }
}
