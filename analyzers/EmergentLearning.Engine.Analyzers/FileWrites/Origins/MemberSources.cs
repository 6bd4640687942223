using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>What the source of one compilation says of its members. Each answer is looked for once, whoever asks. Thread-safe.</summary>
internal sealed class MemberSources
{
    public MemberSources(Compilation compilation)
    {
        Bodies = new MemberBodies(compilation);
        Assignments = new MemberAssignments(Bodies, Names);
        Calls = new CallSites(Bodies, Names);
    }

    public MemberBodies Bodies { get; }

    public TypeNames Names { get; } = new();

    public MemberAssignments Assignments { get; }

    public CallSites Calls { get; }
}
