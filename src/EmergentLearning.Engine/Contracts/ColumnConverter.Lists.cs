using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace EmergentLearning.Engine.Contracts;

// Lists of text are JSON arrays, which SQLite's json_each reads.
public static partial class ColumnConverter
{
    /// <summary>Binds a list of text as a JSON array, or <c>NULL</c>.</summary>
    /// <exception cref="StoreException">An element is <see langword="null"/>, or has half of a surrogate pair.</exception>
    public static void Bind(IParameterBinder binder, int parameter, IEnumerable<string>? values) =>
        Bind(binder, parameter, values is null ? null : StringList.Write(values, parameter));

    /// <summary>Binds a list of text as a JSON array; one that was never assigned is an empty one.</summary>
    /// <exception cref="StoreException">An element is <see langword="null"/>, or has half of a surrogate pair.</exception>
    public static void Bind(IParameterBinder binder, int parameter, ImmutableArray<string> values) =>
        Bind(binder, parameter, StringList.Write(values.IsDefault ? [] : values, parameter));

    /// <summary>Binds a list of text as a JSON array, or <c>NULL</c>.</summary>
    /// <exception cref="StoreException">An element is <see langword="null"/>, or has half of a surrogate pair.</exception>
    public static void Bind(IParameterBinder binder, int parameter, ImmutableArray<string>? values)
    {
        if (values is { } list)
            Bind(binder, parameter, list);
        else
            BindNull(binder, parameter);
    }

    /// <summary>Reads a JSON array of text.</summary>
    /// <exception cref="StoreException">The text is no such array.</exception>
    public static string[] ReadStringArray(IRowReader row, int column) => [.. ReadStringList(row, column)];

    /// <summary>Reads a JSON array of text.</summary>
    /// <exception cref="StoreException">The text is no such array.</exception>
    public static ImmutableArray<string> ReadImmutableStringArray(IRowReader row, int column) => [.. ReadStringList(row, column)];

    /// <summary>Reads a JSON array of text.</summary>
    /// <exception cref="StoreException">The text is no such array.</exception>
    public static List<string> ReadStringList(IRowReader row, int column)
    {
        string text = Text(row, column);
        try
        {
            return StringList.Read(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unreadable(column, text, "JSON array of text", e);
        }
    }
}
