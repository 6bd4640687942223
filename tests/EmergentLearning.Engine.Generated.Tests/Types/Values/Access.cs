using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

[StoredAsText, Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
    Share = 8,
}
