namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>One <c>select</c>: what its names can mean. Inner ones see the outer ones.</summary>
internal sealed class SqlScope(SqlScope? parent)
{
    public SqlScope? Parent { get; } = parent;

    public List<SqlSource> Sources { get; } = [];

    /// <summary>Whether something in it is not understood, so that nothing may be said about its names.</summary>
    public bool IsOpaque { get; set; }

    public IEnumerable<SqlScope> Chain()
    {
        for (SqlScope? scope = this; scope is not null; scope = scope.Parent)
            yield return scope;
    }
}
