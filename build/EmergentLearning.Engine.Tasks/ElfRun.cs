namespace EmergentLearning.Engine.Tasks;

/// <summary>What came of a run: how it ended, its exit code (-1 when it did not end by itself) and the lines of both streams.</summary>
internal sealed record ElfRun(ElfRunEnd End, int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors);
