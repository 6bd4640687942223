using System.Text.Json;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>How a run of <c>elf</c> ended.</summary>
public sealed record ElfRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json
    {
        get
        {
            // Parse refuses anything behind the first document.
            using JsonDocument document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Success, and nothing on standard error.</summary>
    public ElfRun Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }

    public override string ToString() => $"exit code {ExitCode}: {Output}{Error}";

    /// <summary>The exit code, one line on standard error, nothing on standard output.</summary>
    public ElfRun Refused(int exitCode, string? saying = null)
    {
        AssertOneErrorLine();
        Assert.Equal(exitCode, ExitCode);
        Assert.Equal("", Output);
        if (saying is not null)
            Assert.Contains(saying, Error, StringComparison.OrdinalIgnoreCase);
        return this;
    }

    public void AssertOneErrorLine()
    {
        Assert.StartsWith("elf: ", Error, StringComparison.Ordinal);
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
    }
}
