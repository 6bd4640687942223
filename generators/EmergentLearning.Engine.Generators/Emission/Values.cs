using System.Globalization;
using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Expressions that read and bind values.</summary>
internal static class Values
{
    private const string Converter = SourceFile.Contracts + "ColumnConverter.";

    /// <summary>Reads a column of <c>row</c>.</summary>
    public static string Read(ValueModel value, int column) => Read(value, Number(column));

    /// <summary>Reads a column of <c>row</c>, given by an expression.</summary>
    public static string Read(ValueModel value, string column) =>
        value.IsNullable ? $"row.IsNull({column}) ? null : {ReadValue(value, column)}" : ReadValue(value, column);

    /// <summary>Reads a column of <c>row</c> as the nullable form, whether or not it may be <c>NULL</c>.</summary>
    public static string ReadNullable(ValueModel value, int column) =>
        $"row.IsNull({Number(column)}) ? ({value.TypeName}?)null : {ReadValue(value, Number(column))}";

    /// <summary>Binds an expression to a parameter of <paramref name="binder"/>.</summary>
    public static string Bind(ValueModel value, string binder, int parameter, string expression) =>
        Bind(value, binder, Number(parameter), expression);

    /// <summary>Binds an expression to a parameter, given by an expression.</summary>
    public static string Bind(ValueModel value, string binder, string parameter, string expression)
    {
        string cast = value.Kind == ColumnKind.Enumeration ? $"({value.UnderlyingType}{(value.IsNullable ? "?" : "")})" : "";
        return $"{Converter}Bind({binder}, {parameter}, {cast}{expression});";
    }

    /// <summary>Binds a key; 0 is none yet.</summary>
    public static string BindKey(string binder, int parameter, string expression) =>
        $"{Converter}BindKey({binder}, {Number(parameter)}, {expression});";

    private static string ReadValue(ValueModel value, string at) => value.Kind switch
    {
        ColumnKind.Integer when value.TypeName == "long" => $"row.GetInt64({at})",
        ColumnKind.Integer => $"{Converter}ReadInteger<{value.TypeName}>(row, {at})",
        ColumnKind.Unsigned => $"unchecked((ulong)row.GetInt64({at}))",
        ColumnKind.Boolean => $"row.GetInt64({at}) != 0",
        ColumnKind.Enumeration when value.UnderlyingType == "ulong" => $"unchecked(({value.TypeName})row.GetInt64({at}))",
        ColumnKind.Enumeration => $"({value.TypeName}){Converter}ReadInteger<{value.UnderlyingType}>(row, {at})",
        ColumnKind.Single => $"(float)row.GetDouble({at})",
        ColumnKind.Double => $"row.GetDouble({at})",
        ColumnKind.Text => $"row.GetText({at})",
        ColumnKind.Blob => $"row.GetBlob({at})",
        _ => $"{Converter}Read{value.Kind}(row, {at})",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
