using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>What the names in one <c>select</c> can mean. Inner ones see the outer ones.</summary>
internal sealed class QueryScope(QueryScope? parent, CommonTableScope? commonTables)
{
    public QueryScope? Parent { get; } = parent;

    /// <summary>What a select among the sources sees: what is around this one, never what stands beside it.</summary>
    public QueryScope? Around { get; init; } = parent;

    public CommonTableScope? CommonTables { get; } = commonTables;

    /// <summary>The joins in parentheses among the sources; each sees its own tables first.</summary>
    public List<(IReadOnlyList<FromTerm> From, QueryScope Scope)> Groups { get; } = [];

    public List<QuerySource> Sources { get; } = [];

    /// <summary>The named results, once they can be referred to.</summary>
    public IReadOnlyList<SelectItem> Aliases { get; set; } = [];

    public IReadOnlyList<KeyValuePair<string, WindowDefinition>> Windows { get; init; } = [];

    /// <summary>Whether something in it is not understood, so that nothing may be said about its names.</summary>
    public bool IsOpaque { get; set; }

    public IEnumerable<QueryScope> Chain()
    {
        for (QueryScope? scope = this; scope is not null; scope = scope.Parent)
            yield return scope;
    }

    public SelectItem? FindAlias(string name) =>
        Aliases.FirstOrDefault(item => string.Equals(item.Alias!.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a column of a source is one with the column of that name before it: by <c>using</c> or <c>natural</c>.</summary>
    public bool IsMerged(QuerySource source, string name) =>
        source.Term.Using.Any(token => string.Equals(token.Name, name, StringComparison.OrdinalIgnoreCase))
        || (source.Term.IsNatural && Sources.TakeWhile(other => other != source).Any(other => other.Find(name) is not null));
}
