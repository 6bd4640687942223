using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>How a lock is held. Immutable, compared by value.</summary>
/// <param name="Depth">How often it was taken; two stands for more.</param>
/// <param name="Site">Where it was taken.</param>
/// <param name="Origin">Who took it.</param>
/// <param name="Order">How many locks were held when it was taken: those of a lower number stand around it.</param>
/// <param name="IsEscaped">Somebody else has its handle, and may give it back.</param>
/// <param name="IsDoubtful">A callee gives it back at another of its ends that looks the same: it may be forgotten, but nothing else follows.</param>
internal sealed record HeldLock(int Depth, SyntaxNode Site, HeldOrigin Origin, int Order, bool IsEscaped = false, bool IsDoubtful = false);
