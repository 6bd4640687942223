using VerifyXunit;

namespace EmergentLearning.Engine.Architecture.Tests.PublicApi;

/// <summary>What callers can name changes only on purpose: the text is checked in, and a review sees the difference.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public Task Engine() => Verifier.Verify(ApiText.Of("EmergentLearning.Engine"));

    [Fact]
    public Task Memory() => Verifier.Verify(ApiText.Of("EmergentLearning.Memory"));
}
