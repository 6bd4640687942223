using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Storm.Records;

[Store(typeof(Strike), typeof(Shadow), Database = "memory/storm.db")]
public sealed partial class StrikeStore;
