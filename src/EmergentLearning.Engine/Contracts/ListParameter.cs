using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// Lists as parameters: one JSON array, which the statement reads with <c>json_each</c>. So a statement has one text whatever the list's
/// length, it is prepared once, and no limit on the number of parameters applies. Thread-safe.
/// </summary>
public static class ListParameter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The values as a JSON array, each as a column would hold it: integers and floating-point numbers as numbers, text as text, bytes as
    /// hexadecimal digits. The list is read before the call returns.
    /// </summary>
    /// <param name="values">The values; <see langword="null"/> gives <see langword="null"/>, which no value is in.</param>
    /// <param name="bind">Binds one value, to the parameter 1.</param>
    public static string? ToJson<TValue>(IEnumerable<TValue>? values, Action<IParameterBinder, TValue> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        if (values is null)
            return null;

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            var element = new JsonElementBinder(writer);
            writer.WriteStartArray();
            foreach (TValue value in values)
                bind(element, value);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
