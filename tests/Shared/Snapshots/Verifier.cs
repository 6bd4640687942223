using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>
/// Compares text with a file beside the test: the API and the file naming of Verify.Xunit, which takes its place where it restores
/// (<c>UseVerifyPackage=true</c>). <c>UPDATE_SNAPSHOTS=1</c> accepts what is received.
/// </summary>
internal static class Verifier
{
    /// <summary>Fails unless <c>Class.Method.verified.extension</c> holds the text. Line endings count as LF.</summary>
    public static async Task Verify(
        string text, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        string directory = SnapshotDirectory.Of(sourceFile);
        string name = Path.Combine(directory, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}");
        string verified = $"{name}.verified.{extension}";
        string received = $"{name}.received.{extension}";
        string actual = Normalize(text);

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.Delete(received);
            await File.WriteAllTextAsync(verified, actual);
            return;
        }

        string? expected = File.Exists(verified) ? Normalize(await File.ReadAllTextAsync(verified)) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, actual);
        throw new XunitException($"{verified} {Difference(expected, actual)} Accept {received} by running the tests with UPDATE_SNAPSHOTS=1.");
    }

    private static string Difference(string? expected, string actual)
    {
        if (expected is null)
            return "does not exist.";
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"differs at line {line + 1}:\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}\n";
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF');
}
