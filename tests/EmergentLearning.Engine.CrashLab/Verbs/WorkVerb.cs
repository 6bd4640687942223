using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.Work;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary><c>crashlab work NAME FOLDER</c>: a workload, below the recorder. Started by <c>crashlab states</c>.</summary>
internal static class WorkVerb
{
    public static async Task<int> RunAsync(string name, string folder)
    {
        await Workload.Find(name).RunAsync(folder, new RecorderMarks()).ConfigureAwait(false);
        return 0;
    }
}
