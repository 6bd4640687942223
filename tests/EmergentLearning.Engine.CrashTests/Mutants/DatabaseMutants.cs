namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>The writer and its log.</summary>
internal static class DatabaseMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("acknowledged before the commit", "Sqlite/GroupWriter.cs", "a crash in between loses what was acknowledged", Probes.Protocol,
            ("                RunAll(group);\n            Commit();",
                "                RunAll(group);\n            foreach (WriteItem item in group)\n                item.Complete();\n            Commit();")),
        new("synchronous=NORMAL", "Sqlite/Connections.cs", "a power loss takes the last commits", Probes.Syncs,
            ("PRAGMA synchronous=FULL", "PRAGMA synchronous=NORMAL")),
        new("synchronous=OFF", "Sqlite/Connections.cs", "a power loss takes any commits, and may damage the database", Probes.Syncs,
            ("PRAGMA synchronous=FULL", "PRAGMA synchronous=OFF")),
        new("goes on after a failed commit", "Sqlite/GroupWriter.cs", "the next commit stands behind a gap and is lost", Probes.Protocol,
            ("            Poison(e);\n            throw durability.Explain();", "            throw;")),
        new("failed write not undone", "Sqlite/GroupWriter.cs", "a half record is committed with its neighbours", Probes.Protocol,
            ("            session.Execute(\"ROLLBACK TO item\");\n", "")),
        new("new transaction after one that ended", "Sqlite/GroupWriter.cs", "the writes before it are acknowledged and gone", Probes.Protocol,
            ("            RequireTransaction(e);\n            session.Execute(\"ROLLBACK TO item\");\n            session.Execute(\"RELEASE item\");",
                "            if (session.InTransaction)\n            {\n                session.Execute(\"ROLLBACK TO item\");\n"
                + "                session.Execute(\"RELEASE item\");\n            }\n            else\n            {\n"
                + "                session.Execute(\"BEGIN IMMEDIATE\");\n            }")),
        new("log cut off without a checkpoint", "Sqlite/Writer.cs", "all commits since the last checkpoint are gone", Probes.Faults,
            ("            _session.Dispose();\n",
                "            using (var log = new FileStream(_options.Path + \"-wal\", FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))\n"
                + "                log.SetLength(0);\n            _session.Dispose();\n")),
        // Twice, because two processes may create a store at once; one of the two would be enough here.
        new("folder of the database not synced", "Hosting/StoreFolder.cs", "a power loss takes the database with its folder", Probes.Syncs,
            ("    public void SyncNames()\n    {\n", "    public void SyncNames()\n    {\n        if (root.Length > 0)\n            return;\n"),
            ("DirectorySync.CreateDurable(Path.GetDirectoryName(DatabasePath)!);", "Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);")),
    ];
}
