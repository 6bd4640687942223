namespace EmergentLearning.Engine.Architecture.Tests.PublicApi;

/// <summary>The text that the snapshots hold tells what a caller could see change.</summary>
public sealed class ApiTextTests
{
    private static readonly string Engine = ApiText.Of("EmergentLearning.Engine");

    [Theory]
    [InlineData("sealed record EmergentLearning.Engine.Hosting.StoreOptions")]
    [InlineData("    public bool UseGit { get; init; }")]
    [InlineData("interface EmergentLearning.Engine.Contracts.IStore")]
    [InlineData("enum EmergentLearning.Engine.Contracts.StoreFault")]
    [InlineData("System.Threading.CancellationToken cancellationToken = default")]
    public void It_has_types_members_and_defaults(string line) => Assert.Contains(line, Engine, StringComparison.Ordinal);

    [Theory]
    [InlineData("StoreLayout")]
    [InlineData("get_UseGit")]
    [InlineData("private ")]
    public void It_has_nothing_that_a_caller_cannot_name(string text) => Assert.DoesNotContain(text, Engine, StringComparison.Ordinal);
}
