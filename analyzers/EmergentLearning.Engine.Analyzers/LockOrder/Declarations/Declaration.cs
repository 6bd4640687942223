using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>One attribute that declares something of locks, where it stands.</summary>
/// <param name="Owner">What it stands on.</param>
/// <param name="Data">What it says.</param>
/// <param name="Kind">Which it is.</param>
internal sealed record Declaration(ISymbol Owner, AttributeData Data, LockAttributeKind Kind)
{
    /// <summary>Where a report goes; null when the attribute is of another assembly.</summary>
    public Location? Location => Data.ApplicationSyntaxReference is { } at ? Microsoft.CodeAnalysis.Location.Create(at.SyntaxTree, at.Span) : null;

    /// <summary>The name as one writes it between brackets.</summary>
    public string Name => Kind switch
    {
        LockAttributeKind.Hierarchy => "assembly: LockHierarchy",
        LockAttributeKind.Rank => "LockRank",
        LockAttributeKind.Class => "LockClass",
        LockAttributeKind.AcquiredBefore => "AcquiredBefore",
        LockAttributeKind.InstanceOrder => "LockInstanceOrder",
        _ => Kind + "Lock",
    };

    /// <summary>True for the five that say something of a member and a list of locks.</summary>
    public bool IsContract => Kind is >= LockAttributeKind.Acquires and <= LockAttributeKind.Releases;
}
