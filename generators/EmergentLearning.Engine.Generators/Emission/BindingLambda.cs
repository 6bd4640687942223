using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>The arguments of a query and the lambda that binds them, in two lines or more.</summary>
internal static class BindingLambda
{
    /// <summary>Writes <c>arguments,</c> and <c>static (binder, arguments) => …</c>, ending with <paramref name="end"/>.</summary>
    public static void Write(IndentedWriter writer, EquatableArray<ParameterModel> parameters, string end)
    {
        if (parameters.Count == 0)
        {
            writer.Line("0,").Line("static (_, _) => { }" + end);
        }
        else if (parameters.Count == 1)
        {
            string bind = Values.Bind(parameters[0].Value, "binder", 1, "arguments").TrimEnd(';');
            writer.Line(parameters[0].Name + ",").Line($"static (binder, arguments) => {bind}{end}");
        }
        else
        {
            writer.Line($"({string.Join(", ", parameters.Select(parameter => parameter.Name))}),");
            writer.Line("static (binder, arguments) =>").Open();
            for (int i = 0; i < parameters.Count; i++)
                writer.Line(Values.Bind(parameters[i].Value, "binder", i + 1, "arguments." + parameters[i].Name));
            writer.Close("}" + end);
        }
    }
}
