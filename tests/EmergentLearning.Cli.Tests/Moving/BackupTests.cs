using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Moving;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backup_is_made_listed_proven_and_restored()
    {
        _folder.WithRecord("kept");
        JsonElement made = _folder.Elf("backup", "create", "--format", "json").Succeeded().Json;
        string name = made.GetProperty("backup").GetProperty("name").GetString()!;
        _folder.Elf("record", "failure", "--title", "gone", "--domain", "d").Succeeded();

        Assert.Equal(name, _folder.Elf("backup", "list", "--format", "json").Succeeded().Json.GetProperty("backups")[0].GetProperty("name").GetString());
        Assert.True(_folder.Elf("backup", "verify", "--format", "json").Succeeded().Json.GetProperty("good").GetBoolean());
        _folder.Elf("restore", name).Refused(1, "--force");
        Assert.Equal(1, _folder.Elf("restore", name, "--dry-run", "--format", "json").Succeeded().Json.GetProperty("gone").GetInt32());
        JsonElement restored = _folder.Elf("restore", name, "--force", "--format", "json").Succeeded().Json;

        Assert.StartsWith("pre-restore-", restored.GetProperty("safety_backup").GetString(), StringComparison.Ordinal);
        JsonElement row = Assert.Single(_folder.Elf("query", "--recent", "10", "--format", "json").Succeeded().Json.EnumerateArray());
        Assert.Equal("kept", row.GetProperty("title").GetString());
        _folder.Elf("sync").Succeeded();
        Assert.Contains("backups: good: 2 backups", _folder.Elf("doctor").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_one_opens_with_its_passphrase_alone()
    {
        _folder.WithRecord();
        Elf.Run(start => start.Environment["BACKUP_ENCRYPTION_KEY"] = "right", "backup", "create", "--base-path", _folder.Store).Succeeded();

        _folder.Elf("backup", "verify").Refused(6, "encrypted");
        Elf.Run(start => start.Environment["BACKUP_ENCRYPTION_KEY"] = "wrong", "restore", "latest", "--base-path", _folder.Store).Refused(6, "passphrase");
        Elf.Run(start => start.Environment["BACKUP_ENCRYPTION_KEY"] = "right", "restore", "latest", "--to", _folder.At("copy"), "--base-path", _folder.Store).Succeeded();
        Elf.Run("sync", "--base-path", _folder.At("copy")).Succeeded();
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("restore latest --at HEAD")]
    [InlineData("restore nothing-of-that-name")]
    [InlineData("restore --at no-such-commit")]
    [InlineData("rebuild")]
    [InlineData("rebuild --from memory")]
    [InlineData("backup prune --days many")]
    public void What_makes_no_sense_is_refused(string arguments)
    {
        _folder.WithRecord();

        _folder.Elf(arguments.Split(' ')).Refused(1);
    }

    [Fact]
    public void A_restore_that_is_killed_leaves_the_old_content_or_the_new()
    {
        _folder.WithRecord("old");
        _folder.Elf("backup", "create").Succeeded();
        for (int i = 0; i < 3; i++)
            _folder.Elf("record", "failure", "--title", $"new {i}", "--domain", "d", "--no-wait").Succeeded();
        var random = new Random(4);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using System.Diagnostics.Process restore = Elf.Start(static _ => { }, "restore", "latest", "--force", "--base-path", _folder.Store);
            if (!restore.WaitForExit(random.Next(300, 2500)))
                restore.Kill(entireProcessTree: true);
            restore.WaitForExit();

            _folder.Elf("sync", "--fix").Succeeded();
            int rows = _folder.Elf("query", "--recent", "100", "--format", "json").Succeeded().Json.GetArrayLength();
            Assert.True(rows is 1 or 4, $"attempt {attempt}: {rows} rows");
            _folder.Elf("doctor").Succeeded();
            if (rows == 1)
                return;
        }

        _folder.Elf("restore", "latest", "--force").Succeeded();
    }
}
