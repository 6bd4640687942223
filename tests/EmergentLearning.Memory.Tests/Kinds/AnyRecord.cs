using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Tests.Markdown;

namespace EmergentLearning.Memory.Tests.Kinds;

/// <summary>Values that a kind takes, made of texts that break formats.</summary>
internal static class AnyRecord
{
    internal static Gen<RecordValues> Of(RecordKind kind) => AnyText.Texts.Array[kind.Fields.Count].Select(Gen.Int[0, 1000].Array[kind.Fields.Count]).Select(
        (texts, numbers) => kind.Fields.Select((field, i) => (field, value: ValueOf(field, texts[i], numbers[i])))
            .Aggregate(RecordValues.Empty, (values, item) => values.With(item.field.Name, item.value)));

    private static string ValueOf(KindField field, string text, int number)
    {
        string given = field.Type switch
        {
            FieldType.Choice => field.Choices[number % field.Choices.Count],
            FieldType.Whole => $"{number % (field.Limit + 1)}",
            FieldType.Severity => $"{number % 5 + 1}",
            FieldType.Confidence => (number / 1000.0).ToString(System.Globalization.CultureInfo.InvariantCulture),
            FieldType.Slug => $"d{number}",
            _ => text.Length > field.Limit ? text[..field.Limit] : text,
        };
        try
        {
            return field.Validate(given);
        }
        catch (StoreException)
        {
            // Half of a surrogate pair, a path in disguise, or nothing where something has to be.
            return field.Default.Length > 0 || !field.IsRequired ? field.Default : $"plain {number}";
        }
    }
}
