using Spectre.Console;

namespace EmergentLearning.Cli.Output;

/// <summary>Consoles that people watch. Never made when the output is redirected: making one costs more than a whole query.</summary>
internal static class Terminal
{
    /// <summary>A console on a stream; without colour where <c>NO_COLOR</c> is set.</summary>
    public static IAnsiConsole Create(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        ColorSystem = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? ColorSystemSupport.Detect
            : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    });
}
