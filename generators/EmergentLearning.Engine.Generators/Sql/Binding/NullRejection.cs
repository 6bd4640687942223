using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Finds the columns that a select's conditions leave no <c>NULL</c> in.</summary>
internal sealed class NullRejection(BindingContext context)
{
    public void Apply(SelectCore core, QueryScope scope)
    {
        foreach (SqlExpression condition in Conjuncts(core))
        {
            foreach (SqlExpression operand in Rejecting(condition.Bare))
            {
                if (context.Find(operand) is { } column && scope.Sources.Contains(column.Source))
                    context.ExcludeNull(column);
            }
        }
    }

    /// <summary>The conditions that every row of the result meets.</summary>
    public static IEnumerable<SqlExpression> Conjuncts(SelectCore core)
    {
        // A row that an outer join keeps need not meet the join's condition.
        bool joinsInward = !core.From.Any(term => term.KeepsRight);
        IEnumerable<SqlExpression?> joined = core.From.Where(term => joinsInward && !term.KeepsLeft).Select(term => term.On);
        return joined.Append(core.Where).SelectMany(Conjuncts);
    }

    /// <summary>The parts of a condition that <c>and</c> joins.</summary>
    public static IEnumerable<SqlExpression> Conjuncts(SqlExpression? condition) => condition?.Bare switch
    {
        null => [],
        Operation { Operator: "and" } all => all.Operands.SelectMany(Conjuncts),
        { } other => [other],
    };

    private static IEnumerable<SqlExpression> Rejecting(SqlExpression condition) => condition switch
    {
        InExpression { IsNegated: false } test => [test.Operand],
        Operation { Operator: "notnull", Operands: [{ } operand] } => [operand],
        Operation { Operator: "is not", Operands: [{ } operand, LiteralExpression { IsNull: true }] } => [operand],
        Operation { Operator: "is" or "is not" } => [],
        Operation { Operator: "between" or "not between" or "like" or "glob" or "not like" } test => test.Operands,
        Operation test when SqlWords.Comparisons.Contains(test.Operator) => test.Operands,
        ColumnReference column => [column],
        _ => [],
    };
}
