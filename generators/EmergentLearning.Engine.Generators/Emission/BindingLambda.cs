using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>The arguments of a query and the lambda that binds them, in two lines or more.</summary>
internal static class BindingLambda
{
    private const string Lists = SourceFile.Contracts + "ListParameter.ToJson";

    // Names that the compiler keeps for the elements of tuples.
    private static readonly HashSet<string> TupleMembers = new(
        ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"], StringComparer.Ordinal);

    /// <summary>Writes <c>arguments,</c> and <c>static (binder, arguments) => …</c>, ending with <paramref name="end"/>.</summary>
    public static void Write(IndentedWriter writer, EquatableArray<ParameterModel> parameters, string end)
    {
        if (parameters.Count == 0)
        {
            writer.Line("0,").Line("static (_, _) => { }" + end);
        }
        else if (parameters.Count == 1)
        {
            writer.Line(Argument(parameters[0]) + ",").Line($"static (binder, arguments) => {Bind(parameters[0], 1, "arguments").TrimEnd(';')}{end}");
        }
        else
        {
            writer.Line($"({string.Join(", ", parameters.Select(NamedArgument))}),");
            writer.Line("static (binder, arguments) =>").Open();
            for (int i = 0; i < parameters.Count; i++)
                writer.Line(Bind(parameters[i], i + 1, "arguments." + Element(parameters[i], i)));
            writer.Close("}" + end);
        }
    }

    // A list is read on the caller's thread, for a command runs on the writer's.
    private static string Argument(ParameterModel parameter) => parameter.IsList
        ? $"{Lists}({parameter.Name}, static (binder, element) => {Values.Bind(parameter.Value, "binder", 1, "element").TrimEnd(';')})"
        : parameter.Name;

    private static string NamedArgument(ParameterModel parameter, int position)
    {
        string element = Element(parameter, position);
        return parameter.IsList && element == parameter.Name ? $"{element}: {Argument(parameter)}" : Argument(parameter);
    }

    private static string Bind(ParameterModel parameter, int number, string expression) => parameter.IsList
        ? $"{SourceFile.Contracts}ColumnConverter.Bind(binder, {Literal.Number(number)}, {expression});"
        : Values.Bind(parameter.Value, "binder", number, expression);

    private static string Element(ParameterModel parameter, int position)
    {
        bool isTaken = TupleMembers.Contains(parameter.Name)
            || (parameter.Name.StartsWith("Item", StringComparison.Ordinal) && parameter.Name.Length > 4 && parameter.Name.Skip(4).All(char.IsDigit));
        return isTaken ? "Item" + Literal.Number(position + 1) : parameter.Name;
    }
}
