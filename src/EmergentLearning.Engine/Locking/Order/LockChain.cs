using System.Diagnostics;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// A row of classes that a flow came to hold, one after the other. Once it has been looked at, coming to it again costs one look-up, which
/// is how Linux' lockdep stays cheap.
/// </summary>
/// <param name="Stack">Where its last lock was asked for when it was seen first.</param>
/// <param name="Problem">What is wrong with it, or <see langword="null"/>.</param>
internal sealed record LockChain(StackTrace Stack, string? Problem);
