namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Walks a statement once and finds its scopes and their sources. It never fails: what it does not know is opaque.</summary>
internal sealed class ScopeReader(SqlStatement statement, CommonTables commonTables, SourceReader sources)
{
    private static readonly HashSet<string> AfterFrom = new(
        ["where", "group", "having", "order", "limit", "window"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Compounds = new(["union", "intersect", "except"], StringComparer.OrdinalIgnoreCase);

    private readonly Stack<Frame> _frames = new([new Frame(new SqlScope(null), isQuery: true)]);

    public void Read()
    {
        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            if (statement.Is(i, ")") && _frames.Count > 1)
                _frames.Pop();
            Frame frame = _frames.Peek();
            statement.Depths[i] = _frames.Count - 1;
            statement.Scopes[i] = frame.Scope;
            statement.IsSettled[i] |= frame.IsUnresolved;
            if (statement.Is(i, "("))
                Open(i, frame);
            else if (statement.Tokens[i].Kind is SqlTokenKind.Word or SqlTokenKind.Symbol && Steer(i, frame))
                continue;
            else if (frame.ExpectsSource && !frame.IsUnresolved)
                ReadSource(ref i, frame);
        }
    }

    private void Open(int index, Frame frame)
    {
        bool isQuery = statement.Is(index + 1, "select") || statement.Is(index + 1, "with") || statement.Is(index + 1, "values");
        if (isQuery && frame.ExpectsSource)
            frame.Scope.IsOpaque = true;
        bool groupsJoins = !isQuery && frame.ExpectsSource;
        frame.ExpectsSource = false;
        _frames.Push(new Frame(isQuery ? new SqlScope(frame.Scope) : frame.Scope, isQuery)
        {
            InFrom = groupsJoins,
            ExpectsSource = groupsJoins,
            IsUnresolved = frame.IsUnresolved || IsNeverResolved(index, isQuery),
        });
    }

    // SQLite does not look at the names in a window that is only named, nor in a common table expression that nobody uses.
    private bool IsNeverResolved(int index, bool isQuery) => isQuery
        ? commonTables.IsUnused(index)
        : statement.Is(index - 1, "as");

    // Whether the token steers the walk, so that it cannot be a source.
    private bool Steer(int index, Frame frame)
    {
        SqlToken token = statement.Tokens[index];
        bool comparesDistinct = token.Is("from") && statement.Is(index - 1, "distinct")
            && (statement.Is(index - 2, "is") || statement.Is(index - 2, "not"));
        if ((token.Is("from") && !comparesDistinct) || token.Is("join") || (token.Text == "," && frame.InFrom))
        {
            frame.InFrom = frame.ExpectsSource = true;
            frame.Scope.IsOpaque |= !frame.IsQuery && token.Is("from");
            return true;
        }

        if (Compounds.Contains(token.Text) && frame.IsQuery)
            frame.NextCore();
        else if (AfterFrom.Contains(token.Text))
            frame.LeaveFrom(isOrder: token.Is("order"));
        return token.Kind == SqlTokenKind.Symbol;
    }

    private void ReadSource(ref int index, Frame frame)
    {
        frame.ExpectsSource = false;
        int end = sources.Read(index, frame.Scope);
        for (int i = index; i < end; i++)
        {
            statement.Scopes[i] = frame.Scope;
            statement.Depths[i] = _frames.Count - 1;
            statement.IsSettled[i] = true;
        }

        index = Math.Max(index, end - 1);
    }

    private sealed class Frame(SqlScope scope, bool isQuery)
    {
        private bool _isCompound;

        public SqlScope Scope { get; private set; } = scope;

        public bool IsQuery { get; } = isQuery;

        public bool InFrom { get; set; }

        public bool ExpectsSource { get; set; }

        /// <summary>Whether nothing may be said about its names.</summary>
        public bool IsUnresolved { get; init; }

        public void NextCore()
        {
            _isCompound = true;
            Scope = new SqlScope(Scope.Parent);
            InFrom = ExpectsSource = false;
        }

        public void LeaveFrom(bool isOrder)
        {
            InFrom = ExpectsSource = false;
            // After a compound, "order by" sees the result's columns.
            if (isOrder && _isCompound && IsQuery)
                Scope = new SqlScope(Scope.Parent) { IsOpaque = true };
        }
    }
}
