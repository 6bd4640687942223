using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Cli.Reports;

/// <summary>What <c>elf build</c> did. As text it is silent about what is new: a build shows every line of it.</summary>
internal sealed class BuildReport : IReport
{
    /// <summary>The failures that were recorded, new or once more.</summary>
    public IReadOnlyList<BuildRecollection> Failures { get; init; } = [];

    /// <summary>How many failed tests were left out.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many failures were closed.</summary>
    public int Closed { get; init; }

    /// <summary>How many listed records were recorded.</summary>
    public int Recorded { get; init; }

    public void WriteText(TextOutput text)
    {
        foreach (BuildRecollection known in Failures.Where(static failure => failure.Before is not null))
            text.Line(Printable.Escape(BuildNotice.Of(known)));
        if (LeftOut > 0)
            text.Line(string.Create(CultureInfo.InvariantCulture, $"{LeftOut} more tests failed than are recorded in one run."));
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("failures");
        foreach (BuildRecollection failure in Failures)
            WriteJson(json, failure);
        json.WriteEndArray();
        json.WriteNumber("left_out", LeftOut);
        json.WriteNumber("closed", Closed);
        json.WriteNumber("recorded", Recorded);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("id", "uid", "path", "title", "fingerprint", "count", "first_seen", "last_seen");
        foreach (BuildRecollection failure in Failures)
        {
            csv.Row(
                CsvWriter.Number<long>(failure.Id), failure.Uid, failure.Path, failure.Title, failure.Now.Fingerprint,
                CsvWriter.Number<int>(failure.Now.Count), BuildNotice.Time(failure.Now.FirstSeen), BuildNotice.Time(failure.Now.LastSeen));
        }
    }

    private static void WriteJson(Utf8JsonWriter json, BuildRecollection failure)
    {
        json.WriteStartObject();
        json.WriteNumber("id", failure.Id);
        json.WriteString("uid", failure.Uid);
        json.WriteString("path", failure.Path);
        json.WriteString("title", failure.Title);
        json.WriteString("fingerprint", failure.Now.Fingerprint);
        json.WriteNumber("count", failure.Now.Count);
        json.WriteString("first_seen", BuildNotice.Time(failure.Now.FirstSeen));
        json.WriteString("last_seen", BuildNotice.Time(failure.Now.LastSeen));
        json.WriteString("seen_before", failure.Before is { } before ? BuildNotice.Time(before.LastSeen) : null);
        json.WriteStartArray("mendings");
        foreach (BuildMending mending in failure.Now.Mendings)
        {
            json.WriteStartObject();
            json.WriteString("when", BuildNotice.Time(mending.When));
            json.WriteString("commit", mending.Commit);
            json.WriteBoolean("committed", mending.IsCommitted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("heuristics");
        foreach (Memory.Tables.Heuristic heuristic in failure.Heuristics)
            HeuristicColumns.All.WriteJson(json, heuristic);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
