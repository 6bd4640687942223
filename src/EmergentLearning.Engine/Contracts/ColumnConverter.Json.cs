using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EmergentLearning.Engine.Contracts;

// JSON by the metadata that System.Text.Json generates.
public static partial class ColumnConverter
{
    /// <summary>Binds a value as JSON, or <c>NULL</c>.</summary>
    public static void BindJson<TValue>(IParameterBinder binder, int parameter, TValue? value, JsonSerializerContext context) =>
        Bind(binder, parameter, value is null ? null : JsonSerializer.Serialize(value, Metadata<TValue>(context)));

    /// <summary>Binds a value as JSON, or <c>NULL</c>.</summary>
    public static void BindJson<TValue>(IParameterBinder binder, int parameter, TValue? value, JsonSerializerContext context)
        where TValue : struct
    {
        if (value is { } some)
            BindJson(binder, parameter, some, context);
        else
            BindNull(binder, parameter);
    }

    /// <summary>Reads a value from JSON.</summary>
    /// <exception cref="StoreException">The text is no JSON, or not of such a value.</exception>
    public static TValue ReadJson<TValue>(IRowReader row, int column, JsonSerializerContext context)
        where TValue : notnull
    {
        string text = Text(row, column);
        try
        {
            return JsonSerializer.Deserialize(text, Metadata<TValue>(context)) ?? throw Unreadable(column, text, typeof(TValue).Name);
        }
        catch (JsonException e)
        {
            throw Unreadable(column, text, typeof(TValue).Name, e);
        }
    }

    private static JsonTypeInfo<TValue> Metadata<TValue>(JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetTypeInfo(typeof(TValue)) as JsonTypeInfo<TValue> ?? throw new InvalidOperationException(
            $"{context.GetType().Name} has no metadata of {typeof(TValue).Name}; add [JsonSerializable(typeof({typeof(TValue).Name}))] to it.");
    }
}
