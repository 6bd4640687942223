using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Binding;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Finds parameters whose type is another than that of the column with which they are compared.</summary>
internal sealed class ParameterTypes(IReadOnlyList<QueryParameter> parameters, IReadOnlyList<BoundParameter?> bound, Action<QueryProblem> report)
{
    public void Check(IEnumerable<ParameterUse> uses)
    {
        foreach (ParameterUse use in uses)
        {
            int index = parameters.ToList().FindIndex(parameter => parameter.Name == use.Parameter.Text.Substring(1));
            if (index >= 0 && bound[index] is { } parameter && !Fits(use.Column.Value, parameter.Value))
            {
                report(new QueryProblem(
                    QueryProblemKind.ParameterType, use.Parameter.Start, use.Parameter.Text.Length,
                    $"'{use.Parameter.Text}' is {SqliteDialect.TypeOf(parameter.Value.Kind)}, but the column '{use.Column.Name}' is {SqliteDialect.TypeOf(use.Column.Value.Kind)}"));
            }
        }
    }

    // SQLite compares numbers with numbers, and a decimal's digits with a number as numbers.
    private static bool Fits(ValueModel column, ValueModel parameter)
    {
        string left = SqliteDialect.TypeOf(column.Kind);
        string right = SqliteDialect.TypeOf(parameter.Kind);
        return left == right || (IsNumber(left) && (IsNumber(right) || parameter.Kind == ColumnKind.Decimal));
    }

    private static bool IsNumber(string type) => type is "INTEGER" or "REAL";
}
