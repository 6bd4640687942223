using System.Text;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>The append log after a kill.</summary>
internal static class AppendChecks
{
    /// <summary>Cut off at any byte of its last record, or with any byte of that changed, it gives what came before, and takes more.</summary>
    public static Task<string?> TornTailIsCutAsync(string folder)
    {
        string path = Path.Join(folder, "log");
        using (AppendLog log = AppendLog.Open(path))
            log.Append("one"u8.ToArray());
        long whole = new FileInfo(path).Length;
        using (AppendLog log = AppendLog.Open(path))
            log.Append("torn"u8.ToArray());
        byte[] bytes = File.ReadAllBytes(path);
        for (long at = whole; at < bytes.Length; at++)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 0xFF;
            if ((Check(folder, bytes[..(int)at]) ?? Check(folder, changed)) is { } wrong)
                return Task.FromResult<string?>($"at byte {at}: {wrong}");
        }

        return Task.FromResult<string?>(null);
    }

    private static string? Check(string folder, byte[] bytes)
    {
        string path = Path.Join(folder, "damaged");
        File.WriteAllBytes(path, bytes);
        using (AppendLog log = AppendLog.Open(path))
            log.Append("two"u8.ToArray());
        string read = string.Join(',', AppendLog.Read(path).Select(record => Encoding.UTF8.GetString(record.Content.Span)));
        return read == "one,two" ? null : $"it reads '{read}'";
    }
}
