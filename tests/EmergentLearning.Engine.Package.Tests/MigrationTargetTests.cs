namespace EmergentLearning.Engine.Package.Tests;

/// <summary>A change of a record fails the build until a migration is added, and a store of the old program comes to the new one.</summary>
public sealed class MigrationTargetTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string NoSync = "-p:EmergentLearningSyncEnabled=false";
    private const string Add = "-t:ElfAddMigration";
    private const string Allow = "-p:EmergentLearningAllowDataLoss=true";
    private const string Text = "public required string Text { get; init; }";
    private const string Body = "[WasNamed(\"text\")] public required string Body { get; init; } public string? More { get; init; }";

    [Fact]
    public async Task A_change_without_a_migration_fails_and_adding_one_mends_it()
    {
        SampleProject sample = package.NewSample();
        (await sample.BuildAsync(NoSync)).MustSucceed();
        (await sample.BuildAsync(NoSync, Add)).MustSucceed();
        Assert.True(File.Exists(Path.Combine(sample.Folder, "schema.lock.json")));
        Assert.Equal(["0001.sql"], Migrations(sample));
        (await sample.BuildAsync(NoSync)).MustSucceed();
        (await RunAsync(sample)).MustSucceed();

        sample.Edit("Note.cs", Text, Body);
        sample.Edit("Program.cs", "Text = ", "Body = ");
        sample.Edit("Program.cs", "{found.Text}", "{found.Body}");
        BuildReport drift = (await sample.BuildAsync(NoSync)).MustFailWith("ELE0080");
        Assert.Equal(2, drift.Errors.Count);
        Assert.All(drift.Errors, error => Assert.Equal(Path.Combine(sample.Folder, "Note.cs"), Path.Combine(sample.Folder, error.File)));

        BuildReport added = (await sample.BuildAsync(NoSync, Add)).MustSucceed();
        Assert.Contains("GettingStarted.NoteStore is at version 2", added.Outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["0001.sql", "0002.sql"], Migrations(sample));
        Assert.Equal(1, (await sample.BuildAsync(NoSync)).MustSucceed().VerifyTasks);
        Assert.Equal(0, (await sample.BuildAsync(NoSync)).MustSucceed().VerifyTasks);
        Assert.Contains("#1 sqlite: WAL needs", (await RunAsync(sample)).MustSucceed().Output, StringComparison.Ordinal);

        // Without a change nothing is added.
        (await sample.BuildAsync(NoSync, Add)).MustSucceed();
        Assert.Equal(["0001.sql", "0002.sql"], Migrations(sample));
    }

    [Fact]
    public async Task What_would_lose_data_is_refused_until_it_is_allowed_and_a_wrong_edit_of_a_migration_is_found()
    {
        SampleProject sample = package.NewSample();
        (await sample.BuildAsync(NoSync, Add)).MustSucceed();
        sample.Edit("Note.cs", "[Check(\"weight between 1 and 5\")]", "");
        sample.Edit("Note.cs", "public int Weight { get; init; } = 3;", "");
        sample.Edit("NoteStore.cs", " and weight >= @min", "");
        sample.Edit("NoteStore.cs", "int min, ", "");
        sample.Edit("Program.cs", ", Weight = 4", "");
        sample.Edit("Program.cs", "min: 3, ", "");

        BuildReport refused = (await sample.BuildAsync(NoSync, Add)).MustFailWith("ELE9024");
        Assert.Contains("the column \"weight\" of \"notes\"", Assert.Single(refused.Errors).Text, StringComparison.Ordinal);
        (await sample.BuildAsync(NoSync, Add, Allow)).MustSucceed();
        (await sample.BuildAsync(NoSync)).MustSucceed();

        string migration = Path.Combine(sample.Folder, "migrations/GettingStarted.NoteStore/0002.sql");
        await File.AppendAllTextAsync(migration, "delete from nots;\n");
        BuildReport wrong = (await sample.BuildAsync(NoSync)).MustFailWith("ELE9023");
        Assert.Equal(migration, Assert.Single(wrong.Errors).File);
    }

    private static IEnumerable<string?> Migrations(SampleProject sample) =>
        Directory.GetFiles(Path.Combine(sample.Folder, "migrations/GettingStarted.NoteStore")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static Task<Outcome> RunAsync(SampleProject sample) =>
        sample.RunAsync(Dotnet.Host, "exec", Path.Combine(sample.Folder, "bin/Debug/net10.0/GettingStarted.dll"));
}
