namespace EmergentLearning.Cli.Output;

/// <summary>One line on standard error.</summary>
internal static class ErrorLine
{
    /// <summary>Writes a message; line breaks in it become spaces, other controls are shown.</summary>
    public static void Write(string message) => Console.Error.WriteLine($"elf: {OneLine(message)}");

    internal static string OneLine(string message)
    {
        string[] parts = message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Printable.Escape(string.Join(' ', parts));
    }
}
