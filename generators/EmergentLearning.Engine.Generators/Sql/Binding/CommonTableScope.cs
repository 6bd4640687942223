using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>The common table expressions that a select sees: its own and those of the selects around it.</summary>
internal sealed class CommonTableScope(CommonTableScope? parent, IReadOnlyList<CommonTableExpression> tables)
{
    private readonly CommonTable[] _tables = [.. tables.Select(table => new CommonTable(table))];

    public CommonTable? Find(string name, out CommonTableScope? owner)
    {
        owner = this;
        return _tables.FirstOrDefault(table => string.Equals(table.Expression.Name.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? parent?.Find(name, out owner);
    }
}
