using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary><c>crashlab recover FOLDER GIT</c>: opens each store in a folder, below the recorder. Started by <c>crashlab states</c>.</summary>
internal static class RecoverVerb
{
    public static async Task<int> RunAsync(string folder, bool useGit)
    {
        var marks = new RecorderMarks();
        foreach (string store in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).ToArray())
        {
            await new EngineProbe(store, useGit).RunAsync().ConfigureAwait(false);
            marks.Write("recovered");
        }

        return 0;
    }
}
