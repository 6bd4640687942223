namespace EmergentLearning.Engine.Schema;

/// <summary>Adds a <c>CHECK</c> constraint. The database refuses a row for which the expression is false.</summary>
/// <param name="expression">An SQL expression over the table's columns, such as <c>weight between 1 and 5</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class CheckAttribute(string expression) : Attribute
{
    /// <summary>An SQL expression over the table's columns.</summary>
    public string Expression { get; } = expression;
}
