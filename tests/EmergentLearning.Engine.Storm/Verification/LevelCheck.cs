using System.Security.Cryptography;
using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Storm.Records;

namespace EmergentLearning.Engine.Storm.Verification;

/// <summary>
/// Holds every acknowledgement to its level as the killed left things, before anything has recovered: the row, the file, the commit.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="report">Told of what is broken.</param>
internal sealed class LevelCheck(string folder, Action<string> report)
{
    public async Task RunAsync(IReadOnlyList<Promise> promises)
    {
        // A store that was killed while it was made need not be one yet, as long as nothing was promised.
        if (promises.Count == 0)
            return;

        await using StrikeStore store = StrikeStore.OpenReadOnly(folder);
        ILookup<string, Strike> rows = store.Strikes.List().ToLookup(strike => strike.Token, StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> tree = new Git(folder).ReadTree();
        foreach (Promise promise in promises)
        {
            Strike[] found = [.. rows[promise.Token]];
            if (found.Length != 1 || found[0].Id != promise.Id || !StrikeText.IsWhole(found[0]))
                report($"{promise} was acknowledged, and the store has it {found.Length} times, or with another content");
            else if (promise.Level >= Acknowledgement.Projected)
                CheckFile(promise, found[0], tree);
        }
    }

    private void CheckFile(Promise promise, Strike strike, IReadOnlyDictionary<string, string> tree)
    {
        string path = StrikeText.PathOf(promise.Token, promise.Id);
        byte[] bytes = new RecordFileFormat<Strike>().Render(strike, null);
        if (!File.Exists(Path.Combine(folder, path)) || !File.ReadAllBytes(Path.Combine(folder, path)).AsSpan().SequenceEqual(bytes))
            report($"{promise} was acknowledged, and {path} is missing or has another content");
        if (promise.Level >= Acknowledgement.Committed && tree.GetValueOrDefault(path) != BlobId(bytes))
            report($"{promise} was acknowledged, and the branch does not have {path} as it was recorded");
    }

    /// <summary>What git calls this content.</summary>
    internal static string BlobId(byte[] content) =>
#pragma warning disable CA5350 // Git's choice of a hash.
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
#pragma warning restore CA5350
}
