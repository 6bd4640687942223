using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Records;

/// <summary>A rule that somebody learned. Immutable; lengths are counted in Unicode scalar values.</summary>
public sealed record HeuristicInput
{
    /// <summary>The area of work: 1 to 100 characters, no path. <see cref="Validate"/> makes it the slug that names the file.</summary>
    public required string Domain { get; init; }

    /// <summary>The rule: 1 to 500 characters. White space at the ends is cut; everything inside is kept as it is.</summary>
    public required string Rule { get; init; }

    /// <summary>Why it holds, at most 5 000 characters.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>Where it comes from: <c>failure</c>, <c>success</c> or <c>observation</c> (the default).</summary>
    public string Source { get; init; } = "observation";

    /// <summary>0 to 1; 0.7 unless told otherwise.</summary>
    public double Confidence { get; init; } = Records.Confidence.Default;

    /// <summary>The same, ready to be stored, without secrets (<see cref="Secrets"/>).</summary>
    /// <exception cref="StoreException">
    /// <see cref="StoreFault.Input"/>: a limit is not kept, or the domain has no ASCII letter or digit.
    /// <see cref="StoreFault.Security"/>: the domain is a path. The message is one line.
    /// </exception>
    public HeuristicInput Validate()
    {
        string domain = DomainName.ToSlug(Domain ?? "");
        string rule = Secrets.Redact(Rule ?? "").Trim();
        string explanation = Secrets.Redact(Explanation);
        RecordText.CheckRequired(rule, "rule", 500);
        RecordText.CheckOptional(explanation, "explanation", 5_000);
        Records.Confidence.Check(Confidence);
        if (Source is not ("failure" or "success" or "observation"))
            throw RecordText.Refused($"The source {RecordText.Quote(Source ?? "")} is not known. Use failure, success or observation.");
        return this with { Domain = domain, Rule = rule, Explanation = explanation };
    }
}
