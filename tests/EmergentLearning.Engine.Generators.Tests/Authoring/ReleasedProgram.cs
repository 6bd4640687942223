using System.Reflection;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>A program as it was released: compiled with the lock and the migrations of its day, and able to open a store.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Schema">What its store holds.</param>
internal sealed record ReleasedProgram(int Version, StoreSchema Schema)
{
    /// <summary>Every release, one after the other, as a developer makes them.</summary>
    public static IReadOnlyList<ReleasedProgram> CompileAll(IReadOnlyList<string> sources, string store)
    {
        using var project = new CompiledProject();
        var programs = new List<ReleasedProgram>();
        foreach (string source in sources)
        {
            // Compiled with what changed, migrated, and compiled again with the migration.
            int version = programs.Count + 1;
            string early = System.Text.RegularExpressions.Regex.Replace(source, "\\[DataMigration\\(\\d\\)\\]", "");
            Assert.Single(Engine.Authoring.MigrationAuthor.Add(project.Compile(early).Assembly, project.Lock, allowDataLoss: true));
            Assert.Empty(project.Compile(source).VerifyWithLock());
            Type type = Assembly.Load(File.ReadAllBytes(project.Assembly)).GetType(store)!;
            programs.Add(new(version, (StoreSchema)type.GetProperty("Schema")!.GetValue(null)!));
        }

        return programs;
    }

    public Task<IStore> OpenAsync(string folder, Action<string>? onNotice = null) =>
        StoreHost.OpenAsync(folder, Schema, new StoreOptions { UseGit = false, AllowForeignFolder = true, OnNotice = onNotice });

    /// <summary>A database of this version, with rows.</summary>
    public async Task CreateAsync(string folder, params string[] sql)
    {
        await (await OpenAsync(folder)).DisposeAsync();
        foreach (string statement in sql)
            Execute(folder, statement);
    }

    public static object? Execute(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "store.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
