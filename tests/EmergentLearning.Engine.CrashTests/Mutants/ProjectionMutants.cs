namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>The outbox and what becomes of it.</summary>
internal static class ProjectionMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("marked written before the files are published", "Projection/ProjectionPass.cs", "after a crash the file is never written", Probes.Protocol,
            ("        FileProjectionResult result = _telemetry.Write(files, queued);",
                "        await MarkWrittenAsync(queued, fence, cancellationToken).ConfigureAwait(false);\n"
                + "        FileProjectionResult result = _telemetry.Write(files, queued);")),
        new("marked committed before the branch moves", "Projection/GitProjector.cs", "after a crash the commit is never made", Probes.Protocol,
            ("await MarkAsync(Pair(groups, plan.CommitIds), OutboxState.Written, fence, cancellationToken)",
                "await MarkAsync(Pair(groups, plan.CommitIds), OutboxState.Committed, fence, cancellationToken)")),
        new("plan not noted", "Projection/GitProjector.cs", "after a crash the same record is committed twice", Probes.Protocol,
            ("            await NoteAsync(groups, plan, fence, cancellationToken).ConfigureAwait(false);\n", "")),
        new("planned commits not settled", "Projection/GitProjector.cs", "after a crash the same record is committed twice", Probes.GitRecovery,
            ("        if (planned.Length == 0)\n", "        if (planned.Length >= 0)\n")),
        new("a person's edit overwritten", "Projection/StagedFiles.cs", "what a person wrote is gone", Probes.Protocol,
            ("        if (hash is not null && !isInPlace && !IsOurs(hash, changes))\n", "        if (hash is not null && !isInPlace && !IsOurs(hash, changes) && root.Length == 0)\n")),
        new("edit while files are staged overwritten", "Projection/StagedFiles.cs", "what a person wrote in that moment is gone", Probes.Protocol,
            ("hash != file.Hash).Path;", "hash != file.Hash && root.Length == 0).Path;")),
        new("temporary files not swept", "Projection/ProjectionPass.cs", "every crash leaves litter beside a person's files", Probes.Recovery,
            ("                TemporarySweep.Sweep(folder.Key!, recursive: false);\n", "")),
        new("marker removed although the sweep failed", "Projection/ProjectionPass.cs", "litter that nobody looks for any more", Probes.Recovery,
            ("        if (_isSwept && !files.HasLeftOver)\n", "        if (_isSwept || !files.HasLeftOver)\n")),
        new("overtaken pass goes on", "Projection/Fence.cs", "a process that was stopped writes over the work of the next", Probes.Protocol,
            ("if (EngineMeta.ReadEpoch(transaction) != _mine)", "if (EngineMeta.ReadEpoch(transaction) < 0)")),
    ];
}
