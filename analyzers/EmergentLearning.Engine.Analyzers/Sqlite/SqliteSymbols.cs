using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>The types that the SQLite rules know, looked up once for each compilation; immutable, safe for concurrent use.</summary>
internal sealed class SqliteSymbols
{
    private const string Microsoft = "Microsoft.Data.Sqlite.";
    private const string SystemData = "System.Data.SQLite.";

    private static readonly (string Name, SqliteRole Role)[] Known =
    [
        (Microsoft + "SqliteConnection", SqliteRole.Connection),
        (Microsoft + "SqliteCommand", SqliteRole.Command),
        (Microsoft + "SqliteTransaction", SqliteRole.Transaction),
        (Microsoft + "SqliteDataReader", SqliteRole.Reader),
        (Microsoft + "SqliteConnectionStringBuilder", SqliteRole.ConnectionStringBuilder),
        (SystemData + "SQLiteConnection", SqliteRole.Connection),
        (SystemData + "SQLiteCommand", SqliteRole.Command),
        (SystemData + "SQLiteTransaction", SqliteRole.Transaction),
        (SystemData + "SQLiteDataReader", SqliteRole.Reader),
        (SystemData + "SQLiteConnectionStringBuilder", SqliteRole.ConnectionStringBuilder),
        ("System.Data.Common.DbConnection", SqliteRole.AnyConnection),
        ("System.Data.IDbConnection", SqliteRole.AnyConnection),
        ("System.Data.Common.DbCommand", SqliteRole.AnyCommand),
        ("System.Data.IDbCommand", SqliteRole.AnyCommand),
        ("System.Data.Common.DbTransaction", SqliteRole.AnyTransaction),
        ("System.Data.IDbTransaction", SqliteRole.AnyTransaction),
        ("System.Data.Common.DbDataReader", SqliteRole.AnyReader),
        ("System.Data.IDataReader", SqliteRole.AnyReader),
        ("SQLitePCL.sqlite3", SqliteRole.SqlRunner),
        ("EmergentLearning.Engine.Contracts.IReadSession", SqliteRole.SqlRunner),
        ("EmergentLearning.Engine.Contracts.ISqlTransaction", SqliteRole.SqlRunner),
        ("EmergentLearning.Engine.Contracts.IWriteTransaction", SqliteRole.SqlRunner),
        ("Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade", SqliteRole.SqlRunner),
        ("Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions", SqliteRole.ConnectionStringTaker),
        ("Microsoft.Extensions.DependencyInjection.SqliteServiceCollectionExtensions", SqliteRole.ConnectionStringTaker),
    ];

    private static readonly PerCompilation<SqliteSymbols> Shared = new(compilation => new(compilation));

    private readonly KnownTypes<SqliteRole> _roles;

    private SqliteSymbols(Compilation compilation)
    {
        _roles = new KnownTypes<SqliteRole>(compilation, Known);
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        CacheMode = compilation.GetTypeByMetadataName(Microsoft + "SqliteCacheMode");
        OpenMode = compilation.GetTypeByMetadataName(Microsoft + "SqliteOpenMode");
        SequenceExtensions = compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskAsyncEnumerableExtensions");
        SyncMode = compilation.GetTypeByMetadataName(SystemData + "SynchronizationModes");
    }

    /// <summary>Microsoft.Data.Sqlite's <c>Default</c>, <c>Private</c> and <c>Shared</c>.</summary>
    public INamedTypeSymbol? CacheMode { get; }

    /// <summary>Microsoft.Data.Sqlite's way of opening, of which one is a database in memory.</summary>
    public INamedTypeSymbol? OpenMode { get; }

    /// <summary>System.Data.SQLite's <c>Normal</c>, <c>Full</c> and <c>Off</c>.</summary>
    public INamedTypeSymbol? SyncMode { get; }

    /// <summary>The framework's <c>ConfigureAwait</c> and <c>WithCancellation</c> of a sequence.</summary>
    public INamedTypeSymbol? SequenceExtensions { get; }

    private INamedTypeSymbol? Task { get; }

    private INamedTypeSymbol? ValueTask { get; }

    /// <summary>Null when the compilation references no SQLite library, so that the rules need not run at all.</summary>
    public static SqliteSymbols? Create(Compilation compilation) =>
        Shared.Of(compilation) is var symbols && symbols._roles.Have(SqliteRole.Connection) ? symbols : null;

    /// <summary>The role of the type or of the nearest of its base types that has one.</summary>
    public SqliteRole? RoleOf(ITypeSymbol? type) => _roles.OfNearest(type);

    /// <summary>What a task gives, or the type itself.</summary>
    public ITypeSymbol? Awaited(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } task
        && (SymbolEqualityComparer.Default.Equals(task.OriginalDefinition, Task)
            || SymbolEqualityComparer.Default.Equals(task.OriginalDefinition, ValueTask))
            ? task.TypeArguments[0]
            : type;

    /// <summary>True for a value that is SQLite's by its static type.</summary>
    public bool IsSqlite(ITypeSymbol? type) => RoleOf(Awaited(type)) is
        SqliteRole.Connection or SqliteRole.Command or SqliteRole.Transaction or SqliteRole.Reader;

    /// <summary>True for a type of System.Data.SQLite, whose defaults differ.</summary>
    public static bool IsSystemDataSqlite(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "SQLite", ContainingNamespace: { Name: "Data", ContainingNamespace.Name: "System" } };
}
