namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>Commits.</summary>
internal static class GitMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("git does not sync", "Git/GitCommand.cs", "a power loss leaves empty objects", Probes.Syncs,
            ("\"-c\", \"core.fsync=all\", ", "\"-c\", \"core.fsync=none\", ")),
        new("reference not synced", "Git/GitReference.cs", "a power loss leaves an empty reference, and git sees no branch", Probes.Syncs,
            ("NativeSync.Run(file, work);", "GC.KeepAlive(file);")),
        new("folders of objects not synced", "Git/GitCommitter.cs", "the reference leads to objects whose names are gone", Probes.Syncs,
            ("        folders.SyncObjects([.. plan.CommitIds, .. trees, .. Blobs(commits, plan.TipId.Length)]);\n", "")),
        new("folders of trees not synced", "Git/GitCommitter.cs", "the reference leads to a commit whose folders are gone", Probes.Syncs,
            ("[.. plan.CommitIds, .. trees, ", "[.. plan.CommitIds, ")),
        new("folders of contents not synced", "Git/GitCommitter.cs", "the reference leads to a commit whose files are gone", Probes.Syncs,
            (", .. Blobs(commits, plan.TipId.Length)]", "]")),
        new("folder of the reference not synced", "Git/GitCommitter.cs", "an acknowledged commit is gone from the branch", Probes.Syncs,
            ("        folders.SyncReference(head);\n", "")),
        new("new repository not synced", "Git/GitInit.cs", "a power loss leaves a repository that git refuses", Probes.Syncs,
            ("            SyncAll(Path.Join(work, \".git\"));\n", "")),
        new("any lock of git's removed", "Git/GitClaims.cs", "two git commands change the index at once", Probes.Protocol,
            ("&& found.IsSameFile(claim))", "&& found.IsRegular)")),
        new("branch moved without comparing", "Git/GitReference.cs", "a commit that a person made meanwhile is gone from the branch", Probes.Protocol,
            ("            if (!IsStill(path, head) && await FindAsync(head).ConfigureAwait(false) != head.CommitId)\n",
                "            if (!IsStill(path, head) && await FindAsync(head).ConfigureAwait(false) != head.CommitId && path.Length == 0)\n")),
        new("failure of git taken for an absent commit", "Git/GitRepository.cs", "the same record is committed twice", Probes.GitRecovery,
            ("        known.OrThrow(_git.Root);\n", "        if (!known.Succeeded)\n            return false;\n")),
    ];
}
