namespace EmergentLearning.Cli.Output;

/// <summary>A few lines of a terminal that are drawn over again and again. What scrolled past above them stays.</summary>
internal sealed class LiveScreen
{
    private const string ClearLine = "\u001b[2K";
    private int _drawn;

    /// <summary>Whether the output is a terminal that can move its cursor.</summary>
    public static bool IsPossible => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "" or null);

    /// <summary>Draws lines over those of the last time. They are cut to the width, because a line that wraps cannot be drawn over.</summary>
    public void Draw(IReadOnlyList<string> lines)
    {
        int width = Math.Max(20, Console.WindowWidth) - 1;
        using var text = new StringWriter();
        if (_drawn > 0)
            text.Write($"\u001b[{_drawn}A");
        for (int i = 0; i < Math.Max(lines.Count, _drawn); i++)
        {
            string line = Printable.Escape(i < lines.Count ? lines[i] : "");
            text.Write($"\r{ClearLine}{(line.Length <= width ? line : line[..width])}\n");
        }

        _drawn = Math.Max(lines.Count, _drawn);
        // In one piece, so that nobody sees half a drawing.
        Console.Out.Write(text.ToString());
        Console.Out.Flush();
    }
}
