using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Kinds.Learnings;

/// <summary>Observations: what was seen and is not yet understood.</summary>
internal sealed class ObservationKind : LearningKind
{
    public override string Name => "observation";

    public override string Description => "Records what was seen";

    public override string Example => "elf record observation --title \"Mondays are slow\" --domain ci --tags queue";

    public override IReadOnlyList<KindField> Fields => LearningFieldsOf.Observation;

    public override string Folder => "memory/observations";

    internal override ImportKind ImportKind => ImportKind.Observation;
}
