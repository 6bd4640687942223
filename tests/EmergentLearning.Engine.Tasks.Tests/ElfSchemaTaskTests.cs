using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Tests;

public sealed class ElfSchemaTaskTests : IDisposable
{
    private readonly RecordingEngine _engine = new();
    private readonly string _assembly = Path.GetTempFileName();

    public ElfSchemaTaskTests() => File.WriteAllText(_assembly, "MZ CompiledCompiledSchemaAttribute\0 more");

    public void Dispose() => File.Delete(_assembly);

    [Fact]
    public void It_asks_for_a_check_of_the_assembly()
    {
        using Script elf = new("printf '%s|' \"$@\"");
        using ElfVerifyTask plain = Verify(elf);
        using ElfVerifyTask full = Verify(elf);
        full.Lock = "/p/schema.lock.json";
        full.PathMap = "/p/=/_/";

        Assert.True(plain.Execute());
        Assert.True(full.Execute());

        string[] expected = [$"schema|verify|--assembly|{_assembly}|", $"schema|verify|--assembly|{_assembly}|--lock|/p/schema.lock.json|--path-map|/p/=/_/|"];
        Assert.Equal(expected, _engine.Messages.Select(message => message.Message));
        Assert.True(plain.Succeeded);
    }

    [Fact]
    public void A_finding_is_an_error_at_its_place_and_nothing_is_said_twice()
    {
        using Script elf = new("echo \"/a b/Störe.cs(12,34): error ELE9020: SQLite refuses {0}: no such function: nope\"; echo 'elf: one place' >&2; exit 7");
        using ElfVerifyTask task = Verify(elf);

        Assert.False(task.Execute());

        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(("/a b/Störe.cs", 12, 34, BuildCodes.WrongQuery), (error.File, error.LineNumber, error.ColumnNumber, error.Code));
        Assert.Equal("SQLite refuses {0}: no such function: nope", error.Message);
        Assert.Empty(_engine.Warnings);
        Assert.False(task.Succeeded);
    }

    [Theory]
    [InlineData(BuildCodes.WrongTable)]
    [InlineData(BuildCodes.Drift)]
    [InlineData(BuildCodes.WrongMigration)]
    public void A_finding_without_a_line_is_an_error_too(string code)
    {
        using Script elf = new($"echo 'schema.lock.json: error {code}: differs'; exit 7");
        using ElfVerifyTask task = Verify(elf);

        Assert.False(task.Execute());

        Assert.Equal(code, Assert.Single(_engine.Errors).Code);
    }

    [Fact]
    public void A_failure_of_elf_itself_is_a_warning_as_everywhere()
    {
        using Script elf = new("echo 'elf: no such file' >&2; exit 1");
        using ElfVerifyTask task = Verify(elf);

        Assert.True(task.Execute());

        Assert.Equal([BuildCodes.Said, BuildCodes.Failed], _engine.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void For_an_assembly_without_a_store_nothing_is_started_and_not_even_looked_for()
    {
        File.WriteAllText(_assembly, "MZ CompiledSchemaAttributes CompiledSchema");
        using ElfVerifyTask task = new() { BuildEngine = _engine, ElfPath = "/nowhere/elf", Assembly = _assembly };

        Assert.True(task.Execute());

        Assert.True(task.Succeeded);
        Assert.Empty(_engine.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_asks_for_a_migration_and_says_what_was_written(bool allowDataLoss)
    {
        using Script elf = new("printf '%s|' \"$@\"");
        using ElfAddMigrationTask task = Add(elf);
        task.AllowDataLoss = allowDataLoss;

        Assert.True(task.Execute());

        BuildMessageEventArgs message = Assert.Single(_engine.Messages);
        Assert.Equal($"schema|add|--assembly|{_assembly}|--lock|/p/schema.lock.json|{(allowDataLoss ? "--allow-data-loss|" : "")}", message.Message);
        Assert.Equal(MessageImportance.High, message.Importance);
    }

    [Fact]
    public void A_migration_that_was_not_added_is_an_error_that_says_why()
    {
        using Script elf = new("echo 'elf: would drop a column' >&2; exit 7");
        using ElfAddMigrationTask task = Add(elf);

        Assert.False(task.Execute());

        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal((BuildCodes.NoMigration, "elf: would drop a column"), (error.Code, error.Message));
    }

    private ElfVerifyTask Verify(Script elf) => new() { BuildEngine = _engine, ElfPath = elf.Path, Assembly = _assembly };

    private ElfAddMigrationTask Add(Script elf) =>
        new() { BuildEngine = _engine, ElfPath = elf.Path, Assembly = _assembly, Lock = "/p/schema.lock.json", Strict = true };
}
