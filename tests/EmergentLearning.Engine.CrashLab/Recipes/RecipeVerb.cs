using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Files.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.CrashLab.Recipes;

/// <summary>
/// Uses one public way of writing, once, between two marks that a tracer of system calls sees. Prints what came of it.
/// </summary>
internal static class RecipeVerb
{
    /// <summary>The name of the file that is looked for in front of the call and after it; it never exists.</summary>
    public const string Mark = "recipe-mark";

    /// <param name="arguments">The way of writing, and the folder.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [string api, string folder])
            return Usage();

        Dress(folder);
        Func<Task>? write = await PrepareAsync(api, folder);
        if (write is null)
            return Usage();

        File.Exists(Path.Combine(folder, Mark));
        string outcome = "ok";
        try
        {
            await write();
        }
        catch (StoreException e)
        {
            outcome = $"{e.GetType().Name}: {e.Message}";
        }

        File.Exists(Path.Combine(folder, Mark));
        Console.WriteLine(outcome);
        return 0;
    }

    private static async Task<Func<Task>?> PrepareAsync(string api, string folder)
    {
        string At(string name) => Path.Combine(folder, name);
        byte[] content = Encoding.UTF8.GetBytes("the new content");
        switch (api)
        {
            case "replace":
                return Sync(() => AtomicFile.Replace(At("a"), content));
            case "replace-text":
                return Sync(() => AtomicFile.ReplaceText(At("a"), "the new content"));
            case "replace-linked":
                return Sync(() => AtomicFile.Replace(At("link"), content, LinkPolicy.Follow));
            case "create":
                return Sync(() => AtomicFile.TryCreate(At("new"), content));
            case "create-taken":
                return Sync(() => AtomicFile.TryCreate(At("a"), content));
            case "stream":
                return Sync(() => Stream(At("a"), content));
            case "stream-async":
                return () => StreamAsync(At("a"), content);
            case "stream-dropped":
                return Sync(() => AtomicFile.OpenReplace(At("a")).Dispose());
            case "publish-new":
                return Sync(() => AtomicFile.PublishNew(At("c"), At("sub/new")));
            case "batch":
                return Sync(() => Batch(At, content));
            case "folders":
                return Sync(() => DirectorySync.CreateDurable(At("one/two")));
            case "append":
                AppendLog log = AppendLog.Open(At("log"));
                return Sync(() => log.AppendBatch([content, content, content]));
            case "append-open":
                AppendLog.Open(At("log")).Dispose();
                return Sync(() => AppendLog.Open(At("log")).Dispose());
            case "store":
                RecipeStore store = await RecipeStore.OpenAsync(At("store"));
                await store.RecipeNotes.InsertAsync(new() { Text = "first" }, Acknowledgement.Committed);
                return () => store.RecipeNotes.InsertAsync(new() { Text = "second" }, Acknowledgement.Committed);
            case "store-unsynced":
                // One stays open, so that the log has something in it; a note says that it could not be synced.
                RecipeStore first = await RecipeStore.OpenAsync(At("store"));
                await first.RecipeNotes.InsertAsync(new() { Text = "first" }, Acknowledgement.Committed);
                File.WriteAllText(At("store/store.db-unsynced"), "");
                return async () => await RecipeStore.OpenAsync(At("store"));
            default:
                return null;
        }
    }

    /// <summary>
    /// Gives the old file another group and an attribute, where this user and this file system can; empty files tell which.
    /// </summary>
    private static unsafe void Dress(string folder)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Path.Combine(folder, "a")))
            return;

        using SafeFileHandle file = File.OpenHandle(Path.Combine(folder, "a"), FileMode.Open, FileAccess.ReadWrite);
        const uint Unchanged = uint.MaxValue;
        if (UnixCalls.ChangeOwner(file, Unchanged, 12345) == 0)
            File.WriteAllText(Path.Combine(folder, "given-away"), "");
        byte value = 1;
        if (LinuxAttributes.Set(file, "user.recipe", &value, 1, 0) == 0)
            File.WriteAllText(Path.Combine(folder, "attributed"), "");
    }

    private static void Batch(Func<string, string> at, byte[] content)
    {
        using var batch = new AtomicFileBatch();
        batch.Stage(at("a"), content);
        batch.StageNew(at("sub/b"), content);
        batch.Stage(at("c"), content);
        batch.StageDelete(at("gone"));
        batch.Publish();
    }

    private static void Stream(string path, byte[] content)
    {
        using AtomicFileStream stream = AtomicFile.OpenReplace(path);
        stream.Write(content);
        stream.Commit();
    }

    private static async Task StreamAsync(string path, byte[] content)
    {
        await using AtomicFileStream stream = AtomicFile.OpenReplace(path);
        await stream.WriteAsync(content);
        await stream.CommitAsync();
    }

    private static Func<Task> Sync(Action write) => () =>
    {
        write();
        return Task.CompletedTask;
    };

    private static int Usage()
    {
        Console.Error.WriteLine(
            "usage: crashlab recipe replace|replace-text|replace-linked|create|create-taken|stream|stream-async|stream-dropped|publish-new"
            + "|batch|folders|append|append-open|store|store-unsynced FOLDER");
        return 2;
    }
}
