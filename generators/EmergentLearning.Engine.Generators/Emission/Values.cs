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
        return value.Kind switch
        {
            ColumnKind.Enumeration => $"{Converter}Bind({binder}, {parameter}, ({value.UnderlyingType}{(value.IsNullable ? "?" : "")}){expression});",
            ColumnKind.EnumerationName => $"{Converter}BindName({binder}, {parameter}, {expression});",
            ColumnKind.Json => $"{Converter}BindJson({binder}, {parameter}, {expression}, {value.Helper}.Default);",
            _ when StoredType(value) is { } stored => $"{Converter}BindConverted<{Conversion(value, stored)}>({binder}, {parameter}, {expression});",
            _ => $"{Converter}Bind({binder}, {parameter}, {expression});",
        };
    }

    /// <summary>Binds a key; 0 is none yet.</summary>
    public static string BindKey(string binder, int parameter, string expression) =>
        $"{Converter}BindKey({binder}, {Number(parameter)}, {expression});";

    /// <summary>A value as a segment of a path.</summary>
    public static string PathSegment(ValueModel value, string expression) =>
        value.Kind is ColumnKind.Json or ColumnKind.TextList || StoredType(value) is not null
            ? $"{Converter}ToPathSegment({expression}, static (binder, value) => {Bind(value, "binder", 1, "value").TrimEnd(';')})"
            : $"{Converter}ToPathSegment({expression})";

    private static string ReadValue(ValueModel value, string at) => value.Kind switch
    {
        ColumnKind.Integer when value.TypeName == "long" => $"row.GetInt64({at})",
        ColumnKind.Integer => $"{Converter}ReadInteger<{value.TypeName}>(row, {at})",
        ColumnKind.Unsigned => $"unchecked(({value.TypeName})row.GetInt64({at}))",
        ColumnKind.Boolean => $"row.GetInt64({at}) != 0",
        ColumnKind.Enumeration when value.UnderlyingType == "ulong" => $"unchecked(({value.TypeName})row.GetInt64({at}))",
        ColumnKind.Enumeration => $"({value.TypeName}){Converter}ReadInteger<{value.UnderlyingType}>(row, {at})",
        ColumnKind.EnumerationName => $"{Converter}ReadName<{value.TypeName}>(row, {at})",
        ColumnKind.Double => $"row.GetDouble({at})",
        ColumnKind.Text => $"row.GetText({at})",
        ColumnKind.Blob => $"row.GetBlob({at})",
        ColumnKind.TextList => $"{Converter}{ListReader(value.TypeName)}(row, {at})",
        ColumnKind.Json => $"{Converter}ReadJson<{value.TypeName}>(row, {at}, {value.Helper}.Default)",
        _ when StoredType(value) is { } stored => $"{Converter}ReadConverted<{Conversion(value, stored)}>(row, {at})",
        _ => $"{Converter}Read{value.Kind}(row, {at})",
    };

    private static string ListReader(string typeName) => typeName switch
    {
        "global::System.Collections.Immutable.ImmutableArray<string>" => "ReadImmutableStringArray",
        "global::System.Collections.Generic.List<string>" => "ReadStringList",
        _ => "ReadStringArray",
    };

    private static string Conversion(ValueModel value, string stored) => $"{value.Helper}, {value.TypeName}, {stored}";

    private static string? StoredType(ValueModel value) => value.Kind switch
    {
        ColumnKind.ConvertedInteger => "long",
        ColumnKind.ConvertedReal => "double",
        ColumnKind.ConvertedText => "string",
        ColumnKind.ConvertedBlob => "byte[]",
        _ => null,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
