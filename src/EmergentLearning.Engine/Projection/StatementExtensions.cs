using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>Reads and binds text that may be NULL.</summary>
internal static class StatementExtensions
{
    public static void BindOptionalText(this IParameterBinder parameters, int parameter, string? value)
    {
        if (value is null)
            parameters.BindNull(parameter);
        else
            parameters.BindText(parameter, value);
    }

    public static string? FindText(this IRowReader row, int column) => row.IsNull(column) ? null : row.GetText(column);
}
