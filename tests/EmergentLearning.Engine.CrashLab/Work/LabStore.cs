using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>The store that is crashed.</summary>
[Store(typeof(Note), typeof(Tally), Database = "memory/lab.db")]
internal sealed partial class LabStore;
