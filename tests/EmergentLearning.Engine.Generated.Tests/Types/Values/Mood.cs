using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>Stored by name wherever it is stored. Two of its members are one value.</summary>
[StoredAsText]
public enum Mood
{
    None,
    Calm = 7,
#pragma warning disable CA1069 // Two names of one value are what is tested.
    Serene = 7,
#pragma warning restore CA1069
    Angry = -3,
}
