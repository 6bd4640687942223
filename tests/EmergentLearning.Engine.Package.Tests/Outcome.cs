namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What a program left: its exit code and both streams.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Fails with everything that the program said.</summary>
    public Outcome MustSucceed()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}
