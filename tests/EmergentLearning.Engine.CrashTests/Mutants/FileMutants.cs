namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>Atomic, durable writes.</summary>
internal static class FileMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("temporary file not synced", "Files/NativeFileSystem.cs", "after a power loss the name leads to an empty file", Probes.Syncs,
            ("int error = NativeSync.TryRun(file);", "int error = 0;")),
        new("folder not synced after the rename", "Files/AtomicFileBatch.cs", "a power loss takes the file's name", Probes.Syncs,
            ("_files.SyncDirectory(directories[folder], folder);", "GC.KeepAlive(folder);")),
        new("new folder not synced into its parent", "Files/DurableWriter.cs", "a power loss takes the folder with all files in it", Probes.Syncs,
            ("files.SyncDirectory(directory, parent);", "GC.KeepAlive(directory);")),
        new("folder synced before the rename", "Files/AtomicFileBatch.cs", "the sync covers the old name", Probes.Syncs,
            ("                if (Publish(change, directories))\n                    changed.Add(change.Folder);",
                "                if (directories.TryGetValue(change.Folder, out SafeFileHandle? early))\n"
                + "                    _files.SyncDirectory(early, change.Folder);\n"
                + "                if (Publish(change, directories))\n                    GC.KeepAlive(changed);")),
        new("file synced after the rename", "Files/DurableWriter.cs", "between the two a power loss leaves an empty file under the name", Probes.Syncs,
            ("            files.Sync(file, temporary);\n", ""),
            ("            if (files.RenameNew(directory, temporary, target))\n                return true;",
                "            if (files.RenameNew(directory, temporary, target))\n            {\n"
                + "                using SafeFileHandle late = File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite);\n"
                + "                files.Sync(late, target);\n                return true;\n            }")),
        new("file written under its name", "Files/DurableWriter.cs", "a reader and a crash see a part of it", Probes.Protocol,
            ("temporary = TemporaryName.Beside(target);", "temporary = target;")),
        new("failed sync tried again", "Files/DurableWriter.cs", "the second sync says yes, and the kernel has dropped the bytes", Probes.Faults,
            ("            Discard(temporary);\n            return failure;", "            return TryAgain(temporary);"),
            ("    /// <summary>Returns why the sync failed, or null.",
                "    private StoreException? TryAgain(string temporary)\n    {\n"
                + "        using SafeFileHandle again = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite);\n"
                + "        files.Sync(again, temporary);\n        return null;\n    }\n\n"
                + "    /// <summary>Returns why the sync failed, or null.")),
        new("failed sync ignored", "Files/DurableWriter.cs", "what is not on disk is called written", Probes.Faults,
            ("            Discard(temporary);\n            return failure;", "            return null;")),
        new("sync by RandomAccess.FlushToDisk", "Locking/Native/NativeSync.cs", ".NET answers a failed fsync with success", Probes.Faults,
            ("            return Libc.FSync(file) == 0 ? 0 : Errno.Last;\n\n", "        {\n            RandomAccess.FlushToDisk(file);\n            return 0;\n        }\n\n")),
        new("stream not synced at its commit", "Files/PendingFile.cs", "after a power loss the name leads to an empty file", Probes.Syncs,
            ("if (_writer.TrySync(_file, _temporary) is { } failure)", "if ((_isSettled ? null : _writer.TrySync(_file, _temporary)) is { } failure)")),
        new("folder not synced after a single replacement", "Files/DurableWriter.cs", "a power loss takes the file's name", Probes.Syncs,
            ("files.SyncDirectory(directory, Path.GetDirectoryName(target)!);", "GC.KeepAlive(directory);")),
        new("finished file not synced before it is published", "Files/PreparedFile.cs", "after a power loss the name leads to an empty file", Probes.Syncs,
            ("        Sync(files, from);\n", "")),
        new("folder of a published file not synced", "Files/PreparedFile.cs", "a power loss takes the file's name", Probes.Syncs,
            ("        files.SyncDirectory(target, folder);\n", "")),
        new("new file not created exclusively", "Files/NativeFileSystem.cs", "a file that a person makes at that moment is gone", Probes.Protocol,
            ("WindowsRename.New(from, to) : RenameNewUnix(directory, from, to);", "WindowsRename.New(from, to) : RenameUnix(directory, from, to);")),
        new("torn end of an append log kept", "Files/AppendLog.cs", "the next record stands behind garbage and is never read", Probes.Protocol,
            ("        if (torn <= 0)\n            return;", "        if (torn <= long.MaxValue)\n            return;")),
        new("checksum of an append log not compared", "Files/AppendRecordHeader.cs", "half a record is taken for a whole one", Probes.Protocol,
            ("BinaryPrimitives.ReadUInt32LittleEndian(header) == Checksum(log, header[4..Size], record);", "Checksum(log, header[4..Size], record) >= 0;")),
    ];
}
