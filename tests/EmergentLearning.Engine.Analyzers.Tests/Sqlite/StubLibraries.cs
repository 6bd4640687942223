using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>The shapes of other libraries that the rules know, as an assembly: the rules look at types, and these are all that they look at.</summary>
internal static class StubLibraries
{
    private const string Source = """
        using System.Data; using System.Data.Common; using System.Threading.Tasks; using System.Collections.Generic;
        namespace Dapper
        {
            public static class SqlMapper
            {
                public static int Execute(this IDbConnection c, string sql, object? param = null, IDbTransaction? transaction = null) => 0;
                public static Task<int> ExecuteAsync(this IDbConnection c, string sql, object? param = null, IDbTransaction? transaction = null) => Task.FromResult(0);
                public static IEnumerable<T> Query<T>(this IDbConnection c, string sql, object? param = null, IDbTransaction? transaction = null) => [];
                public static IDataReader ExecuteReader(this IDbConnection c, string sql) => throw new System.InvalidOperationException();
            }
        }
        namespace System.Data.SQLite
        {
            public enum SynchronizationModes { Normal, Full, Off }
            public sealed class SQLiteConnectionStringBuilder : DbConnectionStringBuilder
            {
                public SynchronizationModes SyncMode { get; set; }
                public string? DataSource { get; set; }
            }
            public sealed class SQLiteTransaction { public void Commit() { } public void Dispose() { } }
            public sealed class SQLiteCommand(string sql, SQLiteConnection c)
            {
                public string CommandText { get; set; } = sql + c;
                public int ExecuteNonQuery() => 0;
            }
            public sealed class SQLiteConnection(string text) : System.IDisposable
            {
                public string ConnectionString { get; set; } = text;
                public SQLiteTransaction BeginTransaction() => new();
                public SQLiteTransaction BeginTransaction(bool deferredLock) => new();
                public SQLiteTransaction BeginTransaction(IsolationLevel level) => new();
                public void Dispose() { }
            }
        }
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder { }
            public class DbContext { public Infrastructure.DatabaseFacade Database { get; } = new(); }
            public static class SqliteDbContextOptionsBuilderExtensions
            {
                public static DbContextOptionsBuilder UseSqlite(this DbContextOptionsBuilder b, string? connectionString) => b;
            }
            public static class RelationalDatabaseFacadeExtensions
            {
                public static int ExecuteSqlRaw(this Infrastructure.DatabaseFacade d, string sql) => 0;
            }
        }
        namespace Microsoft.EntityFrameworkCore.Infrastructure
        {
            public class DatabaseFacade { }
        }
        """;

    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Stubs", [CSharpSyntaxTree.ParseText(Source)], References.Framework,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
