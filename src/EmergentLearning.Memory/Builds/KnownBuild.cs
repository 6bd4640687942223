using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>A failure that is remembered: its row, its file and its history.</summary>
internal sealed record KnownBuild(Learning Row, byte[] File, BuildHistory History);
