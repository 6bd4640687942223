using System.Text;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// Tells the parent, a line at a time. Each line is one call and shorter than what a pipe takes at once, so that a kill cuts between lines
/// and what was told is whole. Thread-safe.
/// </summary>
internal static class Announcer
{
    // PIPE_BUF is 4096 bytes on Linux; a character has at most three, or four for two.
    private const int LongestLine = 1200;

    private static readonly Stream Output = Console.OpenStandardOutput();
    private static readonly Lock Gate = new();

    public static void Say(string line)
    {
        string flat = line.ReplaceLineEndings(" ");
        byte[] bytes = Encoding.UTF8.GetBytes((flat.Length > LongestLine ? flat[..LongestLine] : flat) + "\n");
        lock (Gate)
            Output.Write(bytes);
    }
}
