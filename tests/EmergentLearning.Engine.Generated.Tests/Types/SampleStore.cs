using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types;

[Store(typeof(Sample), typeof(OptionalSample))]
public sealed partial class SampleStore;
