namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// Inserts, updates and deletes.
internal sealed partial class SqlParser
{
    private WriteStatement ParseWrite(IReadOnlyList<CommonTableExpression> commonTables)
    {
        if (Accept("update"))
            return ParseUpdate(commonTables);
        if (Accept("delete"))
            return ParseDelete(commonTables);
        if (!Accept("replace"))
            Expect("insert");
        return ParseInsert(commonTables);
    }

    private WriteStatement ParseInsert(IReadOnlyList<CommonTableExpression> commonTables)
    {
        SkipConflictChoice();
        Expect("into");
        (SqlToken? schema, SqlToken target) = ParseTarget();
        SqlToken? alias = Accept("as") ? ParseName() : null;
        IReadOnlyList<SqlToken> columns = Is("(") ? ParseNames() : [];
        SelectStatement? source = null;
        if (Accept("default"))
            Expect("values");
        else
            source = ParseNestedSelect();
        return new WriteStatement
        {
            CommonTables = commonTables,
            Schema = schema,
            Target = target,
            Alias = alias,
            Columns = columns,
            Source = source,
            Upserts = ParseUpserts(),
            Returning = Accept("returning") ? ParseItems() : [],
        };
    }

    private List<UpsertClause> ParseUpserts()
    {
        var upserts = new List<UpsertClause>();
        while (Accept("on"))
        {
            Expect("conflict");
            var target = new List<SqlExpression>();
            if (Accept("("))
            {
                target.AddRange(ParseConflictColumns());
                Expect(")");
                if (Accept("where"))
                    target.Add(ParseExpression());
            }

            Expect("do");
            upserts.Add(Accept("nothing") ? new UpsertClause(target, [], null) : ParseConflictUpdate(target));
        }

        return upserts;
    }

    private List<SqlExpression> ParseConflictColumns()
    {
        var columns = new List<SqlExpression>();
        do
        {
            columns.Add(ParseExpression());
            if (!Accept("asc"))
                Accept("desc");
        }
        while (Accept(","));
        return columns;
    }

    private UpsertClause ParseConflictUpdate(IReadOnlyList<SqlExpression> target)
    {
        Expect("update");
        Expect("set");
        return new UpsertClause(target, ParseAssignments(), Accept("where") ? ParseExpression() : null);
    }

    private WriteStatement ParseUpdate(IReadOnlyList<CommonTableExpression> commonTables)
    {
        SkipConflictChoice();
        (SqlToken? schema, SqlToken target) = ParseTarget();
        SqlToken? alias = ParseAlias();
        SkipIndexHint();
        Expect("set");
        return new WriteStatement
        {
            CommonTables = commonTables,
            Schema = schema,
            Target = target,
            Alias = alias,
            Assignments = ParseAssignments(),
            From = Accept("from") ? ParseFrom() : [],
            Where = Accept("where") ? ParseExpression() : null,
            Returning = Accept("returning") ? ParseItems() : [],
        };
    }

    private WriteStatement ParseDelete(IReadOnlyList<CommonTableExpression> commonTables)
    {
        Expect("from");
        (SqlToken? schema, SqlToken target) = ParseTarget();
        SqlToken? alias = ParseAlias();
        SkipIndexHint();
        return new WriteStatement
        {
            CommonTables = commonTables,
            Schema = schema,
            Target = target,
            Alias = alias,
            Where = Accept("where") ? ParseExpression() : null,
            Returning = Accept("returning") ? ParseItems() : [],
        };
    }

    private List<Assignment> ParseAssignments()
    {
        var assignments = new List<Assignment>();
        do
        {
            IReadOnlyList<SqlToken> columns = Is("(") ? ParseNames() : [ParseName()];
            Expect("=");
            assignments.Add(new Assignment(columns, ParseExpression()));
        }
        while (Accept(","));
        return assignments;
    }

    private (SqlToken? Schema, SqlToken Target) ParseTarget()
    {
        SqlToken name = ParseName();
        return Accept(".") ? (name, ParseName()) : (null, name);
    }

    // "or replace", "or ignore" and their like.
    private void SkipConflictChoice()
    {
        if (Accept("or"))
            _position++;
    }
}
