using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>A second store of a record.</summary>
[Store(typeof(Forms.Leaf), Database = "other.db")]
public sealed partial class OtherFormStore;
