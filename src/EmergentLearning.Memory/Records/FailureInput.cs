using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Records;

/// <summary>What somebody says about a failure. Immutable; lengths are counted in Unicode scalar values.</summary>
public sealed record FailureInput
{
    /// <summary>The summary of a failure that came without one.</summary>
    public const string NoSummary = "No summary provided";

    /// <summary>What failed: 1 to 500 characters. White space at the ends is cut; everything inside is kept as it is.</summary>
    public required string Title { get; init; }

    /// <summary>The area of work: 1 to 100 characters, no path.</summary>
    public required string Domain { get; init; }

    /// <summary>1 to 5; 3 unless told otherwise.</summary>
    public int Severity { get; init; } = Records.Severity.Default;

    /// <summary>Tags with commas between them, at most 500 characters.</summary>
    public string Tags { get; init; } = "";

    /// <summary>What happened, at most 50 000 characters; when empty, <see cref="NoSummary"/> is stored.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The same, ready to be stored, without secrets (<see cref="Secrets"/>).</summary>
    /// <exception cref="StoreException">
    /// <see cref="StoreFault.Input"/>: a limit is not kept. <see cref="StoreFault.Security"/>: the domain is a path. The message is one line.
    /// </exception>
    public FailureInput Validate()
    {
        string title = Secrets.Redact(Title ?? "").Trim();
        string summary = Secrets.Redact(Summary);
        RecordText.CheckRequired(title, "title", 500);
        string domain = DomainName.Validate(Domain ?? "");
        Records.Severity.Check(Severity);
        RecordText.CheckOptional(Tags, "tag list", 500);
        RecordText.CheckOptional(summary, "summary", 50_000);
        return this with { Title = title, Domain = domain, Summary = summary.Length == 0 ? NoSummary : summary };
    }
}
