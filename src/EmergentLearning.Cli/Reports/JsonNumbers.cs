using System.Text.Json;

namespace EmergentLearning.Cli.Reports;

/// <summary>Numbers that may be missing, and are <c>null</c> then.</summary>
internal static class JsonNumbers
{
    /// <summary>JSON knows neither NaN nor the infinities: they are <c>null</c>.</summary>
    public static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
