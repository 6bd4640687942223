namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>A change that is not durable yet: after a power loss it is there or not, whatever became of its neighbours.</summary>
/// <param name="entry">Which entry of the journal made it.</param>
/// <param name="node">The inode that a sync makes it durable with.</param>
internal abstract class DiskUnit(int entry, DiskNode node)
{
    public int Entry => entry;

    public DiskNode Node => node;
}
