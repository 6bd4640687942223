namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// Closes what a good build has mended: <c>elf build succeeded</c>. Where it was mended by changes that were not committed yet, the first
/// good build at another commit links that commit.
/// </summary>
public sealed class ElfBuildSucceededTask : ElfRunTask
{
    private IReadOnlyList<string>? _marker;

    private protected override string Verb => "succeeded";

    private protected override bool IsNeeded
    {
        get
        {
            _marker = ReadMarker();
            return BuildMarker.IsNews(_marker, Commit);
        }
    }

    private protected override string Input => Run.ToString();

    private protected override void OnSucceeded() => WriteMarker(BuildMarker.After(_marker ?? [], Commit));
}
