using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>JSON wherever it is stored.</summary>
[StoredAsJson(typeof(SampleJson))]
public readonly record struct Point(double X, long Y);
