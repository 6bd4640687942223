using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds;

/// <summary>A record that was checked and can be recorded. Immutable.</summary>
public sealed record RecordDraft
{
    private RecordDraft(RecordKind kind, RecordValues values, IReadOnlyList<string> redacted)
    {
        Kind = kind;
        Values = values;
        Redacted = redacted;
    }

    /// <summary>Its kind.</summary>
    public RecordKind Kind { get; }

    /// <summary>Its values, with the defaults of what was not given.</summary>
    public RecordValues Values { get; }

    /// <summary>The fields in which a secret was found; <see cref="Secrets.Mark"/> stands in its place.</summary>
    public IReadOnlyList<string> Redacted { get; }

    /// <summary>Checks what was given: every field, and what the kind asks of all of them together.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="given">Texts by the names of fields.</param>
    /// <exception cref="StoreException">It is refused; one line says why and what to do.</exception>
    public static RecordDraft Create(RecordKind kind, IEnumerable<KeyValuePair<string, string>> given)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(given);
        Dictionary<string, string> texts = Collect(kind, given);
        var redacted = new List<string>();
        RecordValues values = RecordValues.Empty;
        foreach (KindField field in kind.Fields)
        {
            string? text = texts.GetValueOrDefault(field.Name);
            if (text is null && field is { IsRequired: true, IsGiven: true })
                throw RecordText.Refused($"The {field.Name} of the {kind.Name} is missing. Give one.");

            string safe = Secrets.Redact(text ?? "");
            if (safe != (text ?? ""))
                redacted.Add(field.Name);
            values = values.With(field.Name, field.IsGiven ? field.Validate(safe) : field.Default);
        }

        return new RecordDraft(kind, kind.Check(values), redacted);
    }

    private static Dictionary<string, string> Collect(RecordKind kind, IEnumerable<KeyValuePair<string, string>> given)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text) in given)
        {
            if (kind.FindField(name) is not { IsGiven: true } field)
            {
                string known = string.Join(", ", kind.Fields.Where(static field => field.IsGiven).Select(static field => field.Name));
                throw RecordText.Refused($"A {kind.Name} has no {RecordText.Quote(name)}. It has {known}.");
            }

            if (!texts.TryAdd(field.Name, text))
                throw RecordText.Refused($"The {field.Name} of the {kind.Name} is given twice. Give it once.");
        }

        return texts;
    }
}
