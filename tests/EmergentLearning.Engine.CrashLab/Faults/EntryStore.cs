using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Faults;

[Store(typeof(Entry), Database = "memory/entries.db")]
public sealed partial class EntryStore;
