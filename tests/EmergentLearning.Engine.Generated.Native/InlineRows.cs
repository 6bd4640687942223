using System.Reflection;

namespace EmergentLearning.Engine.Generated.Native;

/// <summary>The rows of <see cref="InlineDataAttribute"/>, read from the metadata.</summary>
internal static class InlineRows
{
    public static IEnumerable<object?[]> Of(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return
            from data in method.CustomAttributes
            where data.AttributeType == typeof(InlineDataAttribute)
            select Row(data.ConstructorArguments[0], parameters);
    }

    // A single null in place of the array is a row of one null.
    private static object?[] Row(CustomAttributeTypedArgument data, ParameterInfo[] parameters)
    {
        if (data.Value is not IReadOnlyList<CustomAttributeTypedArgument> values)
            return [null];
        ParameterInfo last = parameters[^1];
        int single = last.IsDefined(typeof(ParamArrayAttribute)) ? parameters.Length - 1 : parameters.Length;
        IEnumerable<object?> row = values.Take(single).Select((value, position) => Value(value, parameters[position].ParameterType));
        return single == parameters.Length ? [.. row] : [.. row, Rest([.. values.Skip(single)], last.ParameterType)];
    }

    private static Array Rest(CustomAttributeTypedArgument[] values, Type arrayType)
    {
        var rest = Array.CreateInstanceFromArrayType(arrayType, values.Length);
        for (int i = 0; i < values.Length; i++)
            rest.SetValue(Value(values[i], arrayType.GetElementType()!), i);
        return rest;
    }

    private static object? Value(CustomAttributeTypedArgument argument, Type parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter) ?? parameter;
        return argument.Value is { } value && type.IsEnum ? Enum.ToObject(type, value) : argument.Value;
    }
}
