using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain 日本 🧨", "plain 日本 🧨")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("\u001b[31m", "\\x1b[31m")]
    [InlineData("\u009b31m\0\u007f", "\\x9b31m\\x00\\x7f")]
    [InlineData("safe\u202eexe.txt\u2066", "safe\\u202eexe.txt\\u2066")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData(null, "")]
    public void What_would_drive_a_terminal_is_shown_instead(string? text, string shown) => Assert.Equal(shown, Printable.Escape(text));

    [Fact]
    public void An_error_is_one_line_whatever_it_says() => Assert.Equal("a b c\\x1b", ErrorLine.OneLine("a\r\nb\n\n\tc\u001b\n"));
}
