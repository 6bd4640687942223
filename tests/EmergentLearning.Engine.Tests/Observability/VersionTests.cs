using System.Reflection;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Tests.Observability;

public sealed class VersionTests
{
    [Fact]
    public void The_version_that_is_written_down_is_the_assemblys()
    {
        string stamp = typeof(EngineTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.Equal(stamp.Split('+')[0], EngineTelemetry.Version);
    }
}
