using System.Text.Json.Serialization;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

[JsonSerializable(typeof(Details))]
[JsonSerializable(typeof(Point))]
public sealed partial class SampleJson : JsonSerializerContext;
