using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

public sealed class VersionConverter : IColumnConverter<Version, string>
{
    public static string ToStored(Version value) => value.ToString();

    public static Version FromStored(string stored) => Version.Parse(stored);
}
