namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>Runs named checks, each in a folder of its own, and says which did not hold.</summary>
internal static class Probe
{
    /// <summary>A hundred times what any of them takes: one that waits for ever has not held.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <returns>0 when all held, 1 when one did not.</returns>
    public static async Task<int> RunAsync(string verb, params (string Name, Func<string, Task<string?>> Check)[] checks)
    {
        int violations = 0;
        foreach ((string name, Func<string, Task<string?>> check) in checks)
        {
            if (await RunOneAsync(check).ConfigureAwait(false) is not { } wrong)
                continue;

            violations++;
            Console.WriteLine($"! {verb}: {name}: {wrong.ReplaceLineEndings(" | ")}");
        }

        Console.WriteLine($"{verb}: {checks.Length - violations} of {checks.Length} held");
        return violations == 0 ? 0 : 1;
    }

    private static async Task<string?> RunOneAsync(Func<string, Task<string?>> check)
    {
        string folder = Directory.CreateTempSubdirectory("elf-probe-").FullName;
        try
        {
            Task<string?> checking = check(folder);
            return await Task.WhenAny(checking, Task.Delay(Longest)).ConfigureAwait(false) == checking
                ? await checking.ConfigureAwait(false)
                : "it does not come to an end";
        }
#pragma warning disable CA1031 // Whatever comes out: the check did not hold.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
