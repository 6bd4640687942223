using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>
/// Build nodes that stay after the build, and belong to one test: a salt keeps them apart from all others of this machine, and by it they are found
/// and ended.
/// </summary>
internal sealed class WorkerNodes : IAsyncDisposable
{
    private readonly string _salt = Guid.NewGuid().ToString("N");

    public (string Name, string Value)[] Environment => [("MSBUILDNODEHANDSHAKESALT", _salt), ("MSBUILDDISABLENODEREUSE", "0"), ("MSBUILDNOINPROCNODE", "1")];

    /// <summary>The processes that were started with the salt and are still there.</summary>
    public IReadOnlyList<int> Running() =>
    [
        .. Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && HasSalt(id))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (int id in Running())
            await EndAsync(id);
    }

    private static async Task EndAsync(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
            await process.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has ended by itself: that is what was wanted.
            return;
        }
    }

    private bool HasSalt(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ", Encoding.Latin1).Contains(_salt, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone in this moment, or somebody else's.
            return false;
        }
    }
}
