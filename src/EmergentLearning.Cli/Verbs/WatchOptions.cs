using System.CommandLine;
using System.Globalization;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs;

/// <summary>How <c>elf doctor --watch</c> is asked for. One instance belongs to one verb.</summary>
internal sealed class WatchOptions
{
    private const double ShortestInterval = 0.1;
    private const double LongestInterval = 3600;

    private readonly Option<bool> _watch = new("--watch") { Description = "Keep showing locks, log, outbox and rows until Ctrl-C" };

    private readonly Option<string?> _interval = new("--interval")
    {
        Description = "With --watch: seconds between two looks (1)",
        HelpName = "SECONDS",
    };

    private readonly Option<string?> _count = new("--count") { Description = "With --watch: end after so many looks", HelpName = "N" };

    /// <summary>Adds the options to a verb.</summary>
    public static WatchOptions AddTo(Command verb)
    {
        var watch = new WatchOptions();
        verb.Options.Add(watch._watch);
        verb.Options.Add(watch._interval);
        verb.Options.Add(watch._count);
        return watch;
    }

    /// <summary>Whether to watch. The other options mean nothing without it, and are refused.</summary>
    public bool IsAskedFor(ParseResult parsed)
    {
        if (parsed.GetValue(_watch))
            return true;
        if (parsed.GetValue(_interval) is not null || parsed.GetValue(_count) is not null)
            throw ParseFault.Input("--interval and --count belong to --watch. Add it, or leave them out.");
        return false;
    }

    /// <summary>The time between two looks.</summary>
    public TimeSpan Interval(ParseResult parsed)
    {
        string? text = parsed.GetValue(_interval);
        if (text is null)
            return TimeSpan.FromSeconds(1);

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds >= ShortestInterval && seconds <= LongestInterval
            ? TimeSpan.FromSeconds(seconds)
            : throw ParseFault.Input($"--interval takes seconds from 0.1 to 3600, not '{text}'.");
    }

    /// <summary>How many looks, or <see langword="null"/> for no end.</summary>
    public int? Count(ParseResult parsed) =>
        parsed.GetValue(_count) is { } text ? Values.Number(text, "--count", 1, int.MaxValue) : null;
}
