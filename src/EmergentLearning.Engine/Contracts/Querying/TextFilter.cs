namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A test of a column's text, spelled with <c>{0}</c> for the column and <c>{1}</c> for the one value.</summary>
internal sealed class TextFilter<TRecord>(string column, string test, string value) : Filter<TRecord>
{
    /// <summary>SQL's <c>like</c>, with a backslash before what stands for itself.</summary>
    public const string Like = @"{0} like {1} escape '\'";

    /// <summary>The range lets an index find the rows (no byte of UTF-8 is FF); the position is exact.</summary>
    public const string StartsWith = "({0} >= {1} and {0} < {1} || cast(x'ff' as text) and instr({0}, {1}) = 1)";

    /// <summary>Bytes, because SQLite's length of a text ends at a NUL.</summary>
    public const string EndsWith = "substr(cast({0} as blob), -length(cast({1} as blob))) = cast({1} as blob)";

    /// <summary>Case matters, as it does to <see cref="string.Contains(string)"/>.</summary>
    public const string Contains = "instr({0}, {1}) > 0";

    internal override void Write(SqlWriter sql)
    {
        int parameter = 0;
        for (int at = 0, hole; at < test.Length; at = hole + 3)
        {
            hole = test.IndexOf('{', at);
            if (hole < 0)
            {
                sql.Append(test[at..]);
                return;
            }

            sql.Append(test[at..hole]);
            if (test[hole + 1] == '0')
                sql.Column(column);
            else if (parameter == 0)
                parameter = sql.Parameter();
            else
                sql.Parameter(parameter);
        }
    }

    internal override int Bind(IParameterBinder binder, int next)
    {
        ColumnConverter.Bind(binder, next, value);
        return next + 1;
    }
}
