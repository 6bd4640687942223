using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>What the checks know of a lock between processes.</summary>
/// <param name="Node">Its class.</param>
/// <param name="Path">Its file.</param>
/// <param name="Logger">Who is told of what is found.</param>
internal readonly record struct FileLockOrder(LockNode Node, string Path, ILogger Logger);
