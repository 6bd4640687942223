namespace EmergentLearning.Engine.Tasks.Tests;

public sealed class ArgumentTextTests
{
    public static TheoryData<string[]> Lists => new(
        ["a", "b"],
        ["", " ", "a b"],
        ["\"", "a\"b", "\\\"", "\\\\\""],
        ["\\", "a\\", "a b\\", "\\\\share\\x"],
        ["$HOME", "`id`", "*", "'", "ö 😀", "a\nb"]);

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_started_program_gets_exactly_the_arguments(string[] arguments)
    {
        using Script program = new("for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done");

        ElfRun run = ElfProcess.Run(new(program.Path, arguments), TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.Equal(string.Concat(arguments.Select(a => $"<{a}>\n")), string.Concat(run.Output.Select(line => line + "\n")));
    }
}
