using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>What one method body says about its connections, commands and texts; immutable once built.</summary>
internal sealed class SqliteValues
{
    private const int MaxDepth = 6;
    private readonly TextFolder _folder;

    public SqliteValues(SqliteSymbols symbols, ImmutableArray<IOperation> blocks)
    {
        Symbols = symbols;
        Facts = new MethodFacts(blocks);
        _folder = new TextFolder(ValuesOf);
    }

    public SqliteSymbols Symbols { get; }

    public MethodFacts Facts { get; }

    /// <summary>Every value that <paramref name="value"/> can have as far as this file shows; what is unknown stands for itself.</summary>
    public IReadOnlyList<IOperation> ValuesOf(IOperation value)
    {
        IReadOnlyList<IOperation> values = Facts.ValuesOf(value);
        return values.Any(one => FieldInitializer.Of(one) is not null)
            ? [.. values.Select(one => FieldInitializer.Of(one) ?? one)]
            : values;
    }

    /// <summary>The texts that a string can have, each with the expression that it comes from.</summary>
    public IReadOnlyList<KeyValuePair<IOperation, string>> TextsOf(IOperation value) => _folder.Fold(value);

    /// <summary>The role of the static type, or of what the method shows to be in there.</summary>
    public SqliteRole? RoleOf(IOperation? value) => value is null ? null : RoleOf(value, 0);

    /// <summary>The connection that a connection, transaction, command or reader works on, or the transaction where no connection can be seen.</summary>
    public Place? ConnectionOf(IOperation? value) => value is null ? null : ConnectionOf(value, 0);

    /// <summary>The texts that the command can run when nothing has been assigned to it since it was made.</summary>
    public IOperation? TextAtCreation(IOperation command)
    {
        foreach (IOperation one in Facts.ValuesOf(command))
        {
            if (one is IObjectCreationOperation creation && InitialText(creation) is { } text)
                return text;
        }

        return null;
    }

    /// <summary>The SQL or connection string that a creation is given, in its arguments or its initializer.</summary>
    public static IOperation? InitialText(IObjectCreationOperation creation) =>
        Assigned(creation, "CommandText") ?? Assigned(creation, "ConnectionString")
        ?? Operations.Where(creation.Arguments, p => p.Ordinal == 0 && p.Type.SpecialType == SpecialType.System_String);

    /// <summary>What an object initializer gives to a property.</summary>
    public static IOperation? Assigned(IObjectCreationOperation creation, string property)
    {
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && target.Property.Name == property)
                return assignment.Value;
        }

        return null;
    }

    /// <summary>True when the connection, or the one behind a command or transaction, is known to be to a database in memory.</summary>
    public bool IsInMemory(IOperation? value) => value is not null && IsInMemory(value, 0);

    private bool IsInMemory(IOperation value, int depth)
    {
        if (depth > MaxDepth)
            return false;
        foreach (IOperation one in ValuesOf(value))
        {
            bool isMemory = RoleOf(one) is SqliteRole.Connection && one is IObjectCreationOperation creation
                ? InitialText(creation) is { } text && TextsOf(text).Any(known => new ConnectionText(known.Value).IsInMemory)
                : Behind(one) is { } behind && IsInMemory(behind, depth + 1);
            if (isMemory)
                return true;
        }

        return false;
    }

    private Place? ConnectionOf(IOperation value, int depth)
    {
        if (depth > MaxDepth)
            return null;
        IOperation plain = Operations.Unwrap(value);
        if (RoleOf(plain) is SqliteRole.Connection or SqliteRole.AnyConnection)
            return Alias(plain, depth);

        foreach (IOperation one in Facts.ValuesOf(plain))
        {
            if (Behind(one) is { } behind && ConnectionOf(behind, depth + 1) is { } connection)
                return connection;
        }

        foreach (ISimpleAssignmentOperation assignment in AssignmentsOn(plain))
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "Connection" or "Transaction" }
                && ConnectionOf(assignment.Value, depth + 1) is { } connection)
            {
                return connection;
            }
        }

        return RoleOf(plain) is SqliteRole.Transaction or SqliteRole.AnyTransaction ? Place.Of(plain) : null;
    }

    /// <summary>The connection under another name is the same connection.</summary>
    private Place? Alias(IOperation connection, int depth)
    {
        if (connection is IPropertyReferenceOperation { Instance: { } owner, Property.Name: "Connection" }
            && RoleOf(owner) is SqliteRole.Transaction or SqliteRole.Command)
        {
            return ConnectionOf(owner, depth + 1);
        }

        IReadOnlyList<IOperation> values = Facts.ValuesOf(connection);
        return values.Count == 1 && connection is ILocalReferenceOperation && Place.Of(values[0]) is { } other ? other : Place.Of(connection);
    }

    /// <summary>What a transaction was begun on, or a command made from.</summary>
    private IOperation? Behind(IOperation made) => made switch
    {
        IInvocationOperation { Instance: { } instance } when RoleOf(instance)
            is SqliteRole.Connection or SqliteRole.AnyConnection or SqliteRole.Command => instance,
        IObjectCreationOperation creation =>
            Operations.Where(creation.Arguments, p => Symbols.RoleOf(p.Type) is SqliteRole.Connection or SqliteRole.AnyConnection)
            ?? Assigned(creation, "Connection") ?? Assigned(creation, "Transaction"),
        _ => null,
    };

    private IEnumerable<ISimpleAssignmentOperation> AssignmentsOn(IOperation owner) => Place.Of(owner) is { } place
        ? Facts.PropertyAssignments.Where(
            assignment => assignment.Target is IPropertyReferenceOperation { Instance: { } instance } && place.Equals(Place.Of(instance)))
        : [];

    private SqliteRole? RoleOf(IOperation value, int depth)
    {
        SqliteRole? role = Symbols.RoleOf(Symbols.Awaited(Operations.Unwrap(value).Type));
        if (!IsAny(role) || depth > MaxDepth)
            return role;
        foreach (IOperation one in Facts.ValuesOf(value))
        {
            if (Symbols.IsSqlite(one.Type) || (one is IInvocationOperation call && TakesSqlite(call, depth)))
                return Concrete(role!.Value);
        }

        return role;
    }

    /// <summary>A command of a connection of the base type, a reader of such a command: SQLite's, if the first of them is.</summary>
    private bool TakesSqlite(IInvocationOperation call, int depth) => (call.Instance is { } instance && IsSqlite(instance, depth))
        || call.Arguments.Any(argument => IsSqlite(argument.Value, depth));

    private bool IsSqlite(IOperation value, int depth) => Symbols.RoleOf(Operations.Unwrap(value).Type) is not null
        && RoleOf(value, depth + 1) is SqliteRole.Connection or SqliteRole.Command or SqliteRole.Transaction or SqliteRole.Reader;

    private static bool IsAny(SqliteRole? role) =>
        role is SqliteRole.AnyConnection or SqliteRole.AnyCommand or SqliteRole.AnyTransaction or SqliteRole.AnyReader;

    private static SqliteRole Concrete(SqliteRole role) => role switch
    {
        SqliteRole.AnyConnection => SqliteRole.Connection,
        SqliteRole.AnyCommand => SqliteRole.Command,
        SqliteRole.AnyTransaction => SqliteRole.Transaction,
        _ => SqliteRole.Reader,
    };
}
