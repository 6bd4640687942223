using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds;

/// <summary>One field of a kind of record: its flag is <c>--name</c>, its member in JSON is its name. Immutable.</summary>
/// <param name="Name">Lower case, with <c>-</c> between words.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Limit">The greatest length in Unicode scalar values; the greatest value of a whole number.</param>
/// <param name="Help">What it means, in a few words.</param>
public sealed record KindField(string Name, FieldType Type, int Limit, string Help)
{
    /// <summary>Whether a record without it is refused. Default: <see langword="false"/>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it can be given when the record is made; the others are set later, or by the store. Default: <see langword="true"/>.</summary>
    public bool IsGiven { get; init; } = true;

    /// <summary>What stands there when nothing is given. Default: nothing.</summary>
    public string Default { get; init; } = "";

    /// <summary>What a <see cref="FieldType.Choice"/> may be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The column that holds it. Default: the name with <c>_</c>.</summary>
    public string Column { get; init; } = Name.Replace('-', '_');

    /// <summary>Whether a column without a value has the empty text, as the original's tools write it there. Default: NULL.</summary>
    internal bool IsNeverNull { get; init; }

    /// <summary>The text as it is stored; an empty one is the default.</summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/> or <see cref="StoreFault.Security"/>: it is refused; one line says why.</exception>
    public string Validate(string? text)
    {
        string given = text ?? "";
        if (Type != FieldType.Text)
            given = given.Trim();
        if (given.AsSpan().Trim().IsEmpty && !IsRequired)
            return Default;
        if (given.AsSpan().Trim().IsEmpty)
            throw RecordText.Refused($"The {Words} is empty. Give {(Limit > 1 ? $"1 to {Limit} characters" : "one")}.");
        RecordText.CheckOptional(given, Words, Type is FieldType.Whole ? 20 : Limit);
        return Canonical(given);
    }

    /// <summary>The value in a file that a person wrote, or <see langword="null"/> when it cannot be one.</summary>
    internal string? Understand(string text)
    {
        try
        {
            return text.Length == 0 ? "" : Canonical(Type == FieldType.Text ? text : text.Trim());
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private string Words => Name.Replace('-', ' ');

    private string Canonical(string text) => Type switch
    {
        FieldType.List => string.Join(',', text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        FieldType.Whole => Whole(text),
        FieldType.Severity => Severity.Parse(text).ToString(CultureInfo.InvariantCulture),
        FieldType.Confidence => Confidence.Parse(text).ToString(CultureInfo.InvariantCulture),
        FieldType.Choice => Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw RecordText.Refused($"The {Words} {RecordText.Quote(text)} is not known. Use {string.Join(", ", Choices)}."),
        FieldType.Domain => DomainName.Validate(text),
        FieldType.Slug => DomainName.ToSlug(text),
        _ => text,
    };

    private string Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= Limit
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw RecordText.Refused($"The {Words} {RecordText.Quote(text)} is not a whole number from 0 to {Limit}. Give one.");
}
