using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Kinds.Learnings;

/// <summary>Successes: what worked, so that it is done again.</summary>
internal sealed class SuccessKind : LearningKind
{
    public override string Name => "success";

    public override string Description => "Records what worked";

    public override string Example => "elf record success --title \"Jitter ended the storms\" --domain http --summary \"Full jitter, 100 ms base.\"";

    public override IReadOnlyList<KindField> Fields => LearningFieldsOf.Success;

    public override string Folder => "memory/successes";

    internal override ImportKind ImportKind => ImportKind.Success;
}
