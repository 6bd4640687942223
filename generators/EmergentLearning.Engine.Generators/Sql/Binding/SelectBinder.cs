using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Finds the sources and the columns of selects, and what every name in them means.</summary>
internal sealed class SelectBinder
{
    private readonly BindingContext _context;
    private readonly SourceBinder _sources;
    private readonly OutputReader _outputs;

    public SelectBinder(BindingContext context)
    {
        _context = context;
        Expressions = new ExpressionBinder(context, this);
        _sources = new SourceBinder(context, this);
        _outputs = new OutputReader(context);
    }

    public ExpressionBinder Expressions { get; }

    public BoundSelect Bind(
        SelectStatement select, QueryScope? parent, CommonTableScope? commonTables, Action<IReadOnlyList<ResultColumn>?>? onFirstCore = null)
    {
        int problems = _context.Problems.Count;
        if (select.CommonTables.Count > 0)
            commonTables = new CommonTableScope(commonTables, select.CommonTables);
        var cores = new List<BoundCore>();
        foreach (SelectCore syntax in select.Cores)
        {
            cores.Add(BindCore(syntax, new QueryScope(parent, commonTables) { Windows = syntax.Windows }));
            if (cores.Count == 1)
                onFirstCore?.Invoke(_context.Problems.Count > problems ? null : cores[0].Outputs?.Select(output => output.Column).ToList());
        }

        // After a compound, "order by" sees the result's columns, by rules of its own.
        if (cores.Count == 1)
        {
            foreach (SqlExpression term in select.OrderBy)
                BindOrder(term, cores[0]);
        }

        // What follows from a mistake is no second one.
        bool isBroken = _context.Problems.Count > problems;
        return new BoundSelect { Syntax = select, Cores = cores, Columns = isBroken ? null : OutputReader.Combine(cores) };
    }

    /// <summary>Binds a <c>from</c> and its conditions.</summary>
    public void BindFrom(IReadOnlyList<FromTerm> from, QueryScope scope) => _sources.Bind(from, scope);

    /// <summary>Binds the conditions of a <c>from</c>, which see all of its sources.</summary>
    public void BindConditions(IReadOnlyList<FromTerm> from, QueryScope scope)
    {
        foreach (FromTerm term in from)
        {
            Expressions.BindAll(term.Source.Arguments ?? [], scope);
            Expressions.Bind(term.On, scope);
        }

        foreach ((IReadOnlyList<FromTerm> group, QueryScope inner) in scope.Groups)
            BindConditions(group, inner);
    }

    /// <summary>The columns of a list of results, without those of a star that is not understood.</summary>
    public IReadOnlyList<OutputColumn>? ReadOutputs(IReadOnlyList<SelectItem> items, QueryScope scope) => _outputs.Read(items, scope);

    private BoundCore BindCore(SelectCore core, QueryScope scope)
    {
        foreach (IReadOnlyList<SqlExpression> row in core.Rows)
            Expressions.BindAll(row, scope);
        if (core.Rows.Count > 0)
            return new BoundCore(core, scope, _outputs.ReadRow(core.Rows[0]));

        BindFrom(core.From, scope);
        foreach (SelectItem item in core.Items)
            Expressions.Bind(item.Expression, scope);
        // Only from here on the results have names; a column of the same name goes before.
        scope.Aliases = [.. core.Items.Where(item => item.Alias is not null)];
        BindConditions(core.From, scope);
        Expressions.Bind(core.Where, scope);
        Expressions.BindAll(core.GroupBy, scope);
        Expressions.Bind(core.Having, scope);
        new NullRejection(_context).Apply(core, scope);
        return new BoundCore(core, scope, _outputs.Read(core.Items, scope));
    }

    // "order by" looks at the names of the results first.
    private void BindOrder(SqlExpression term, BoundCore core)
    {
        SqlExpression bare = term.Bare;
        while (bare is Operation { Operator: "collate", Operands: [{ } inner] })
            bare = inner.Bare;
        bool isResult = bare is ColumnReference { Qualifier: null, Name: { } name }
            && (core.Scope.FindAlias(name.Name) is not null
                || core.Outputs?.Any(output => output.Expansion is not null && output.Column.IsNamed(name.Name)) != false);
        if (!isResult)
            Expressions.Bind(term, core.Scope);
    }
}
