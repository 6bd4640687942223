using System.Globalization;

namespace EmergentLearning.Engine.Storm.Running;

/// <summary>The storm for a night, from the command line.</summary>
internal static class StormCommand
{
    public static async Task<int> RunAsync(string[] options)
    {
        if (Parse(options) is not { } settings)
            return Usage();

        Directory.CreateDirectory(settings.Parent);
        try
        {
            StormTally tally = await new StormRun(settings).RunAsync().ConfigureAwait(false);
            Console.Out.Write(StormTable.Format(tally));
            if (tally.Violations.Count == 0)
            {
                Directory.Delete(settings.Parent, recursive: true);
                return 0;
            }

            Console.Error.WriteLine($"The stores are kept in {settings.Parent}.");
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"storm: {e.Message}");
            return 2;
        }
    }

    public static int Usage()
    {
        Console.Error.WriteLine("usage: storm run [--kills N] [--seconds N] [--seed N] [--writers N] [--folder DIR]");
        return 2;
    }

    private static StormSettings? Parse(string[] options)
    {
        var settings = new StormSettings
        {
            Parent = Path.Combine(Path.GetTempPath(), $"elf-storm-{Guid.NewGuid():N}"),
            OnProgress = Console.Out.WriteLine,
        };
        for (int i = 0; i < options.Length; i += 2)
        {
            string value = i + 1 < options.Length ? options[i + 1] : "";
            if (options[i] == "--folder" && value.Length > 0)
                settings = settings with { Parent = Path.Combine(Path.GetFullPath(value), $"elf-storm-{Guid.NewGuid():N}") };
            else if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                return null;
            else if (With(settings, options[i], number) is { } next)
                settings = next;
            else
                return null;
        }

        return settings;
    }

    private static StormSettings? With(StormSettings settings, string option, int number) => option switch
    {
        "--kills" => settings with { Kills = number },
        "--seconds" => settings with { LongestTime = TimeSpan.FromSeconds(number) },
        "--seed" => settings with { Seed = number },
        "--writers" when number > 1 => settings with { Writers = number },
        _ => null,
    };
}
