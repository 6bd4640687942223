using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class DoctorTests
{
    [Fact]
    public void A_sound_store_is_good_in_every_check()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        ElfRun run = folder.Elf("doctor", "--format", "json").Succeeded();

        Assert.All(run.Json.GetProperty("checks").EnumerateArray(), check => Assert.Equal("good", check.GetProperty("state").GetString()));
        Assert.Equal("good", run.Json.GetProperty("state").GetString());
    }

    [Fact]
    public void A_file_out_of_step_is_a_warning()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        File.AppendAllText(Directory.GetFiles(folder.At("store", "memory", "failures")).Single(), "edited");

        ElfRun run = folder.Elf("doctor");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("files: warning: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_store_is_bad()
    {
        using var folder = new TemporaryFolder();

        ElfRun run = folder.Elf("doctor", "--format", "csv");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("bad", Assert.Single(Csv.Parse(run.Output))["state"]);
        Assert.False(Directory.Exists(folder.Store));
    }
}
