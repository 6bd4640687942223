namespace EmergentLearning.Engine.Contracts;

// Enumerations that are stored by name.
public static partial class ColumnConverter
{
    /// <summary>Binds a member's name; flags with commas between them; a value without a name as its digits.</summary>
    public static void BindName<TEnum>(IParameterBinder binder, int parameter, TEnum value)
        where TEnum : struct, Enum => Bind(binder, parameter, value.ToString());

    /// <summary>Binds a member's name, or <c>NULL</c>.</summary>
    public static void BindName<TEnum>(IParameterBinder binder, int parameter, TEnum? value)
        where TEnum : struct, Enum => Bind(binder, parameter, value?.ToString());

    /// <summary>Reads a member by its name, exactly as it is spelt, or any value by its digits.</summary>
    /// <exception cref="StoreException">The text names no member, or several of an enumeration that has no flags.</exception>
    public static TEnum ReadName<TEnum>(IRowReader row, int column)
        where TEnum : struct, Enum
    {
        string text = Text(row, column);
        bool isOne = !text.Contains(',') || typeof(TEnum).IsDefined(typeof(FlagsAttribute), inherit: false);
        return isOne && Enum.TryParse(text, ignoreCase: false, out TEnum value) ? value : throw Unreadable(column, text, typeof(TEnum).Name);
    }
}
