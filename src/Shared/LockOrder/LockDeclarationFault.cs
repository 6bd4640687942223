using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>Something wrong with a declaration.</summary>
/// <param name="Kind">What.</param>
/// <param name="Origin">Which declaration, by the number that it was given with.</param>
/// <param name="Names">The classes in question, as <see cref="LockFaultKind"/> says.</param>
internal sealed record LockDeclarationFault(LockFaultKind Kind, int Origin, ImmutableArray<string> Names);
