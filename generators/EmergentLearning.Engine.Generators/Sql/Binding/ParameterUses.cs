using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Notes which columns the parameters are compared with.</summary>
internal sealed class ParameterUses(BindingContext context)
{
    public void Note(SqlExpression expression)
    {
        switch (expression)
        {
            case InExpression { List: { Count: > 0 } list, Table: null } test:
                foreach (SqlExpression item in list)
                    Pair(test.Operand, item);
                break;
            case Operation { Operator: "between" or "not between", Operands: [{ } value, { } low, { } high] }:
                Pair(value, low);
                Pair(value, high);
                break;
            case Operation { Operands: [{ } left, { } right] } operation when SqlWords.Comparisons.Contains(operation.Operator):
                Pair(left, right);
                break;
        }
    }

    /// <summary>Notes the two sides of a comparison, if they are a column and a parameter, or rows of them.</summary>
    public void Pair(SqlExpression left, SqlExpression right)
    {
        if (left.Bare is Operation { Operator: Operation.Row } leftRow && right.Bare is Operation { Operator: Operation.Row } rightRow)
        {
            for (int i = 0; i < Math.Min(leftRow.Operands.Count, rightRow.Operands.Count); i++)
                Pair(leftRow.Operands[i], rightRow.Operands[i]);
            return;
        }

        Note(left, right);
        Note(right, left);
    }

    private void Note(SqlExpression column, SqlExpression parameter)
    {
        if (parameter.Bare is ParameterReference { Token: { } token } && context.Find(column)?.Column.Column is { } model)
            context.ParameterUses.Add(new ParameterUse(token, model));
    }
}
