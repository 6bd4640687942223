using System.Text;
using System.Text.Json;
using EmergentLearning.Engine.Tasks.Remembering;

namespace EmergentLearning.Engine.Tasks.Tests;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("\"\\/\b\f\n\r\t\0\u001f\u007f\u2028")]
    [InlineData("ö 😀 测试")]
    [InlineData("a\ud83d b\ude00")]
    public void A_reader_gets_exactly_the_text(string text)
    {
        JsonText written = new JsonText().Add("a", text).Add("n", -7).Add("l", [new JsonText().Add("b", text), new JsonText()]);
        using JsonDocument read = JsonDocument.Parse(Encoding.UTF8.GetBytes(written.ToString()));

        // Half a character cannot be told.
        string expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        JsonElement list = read.RootElement.GetProperty("l");
        Assert.Equal(expected, read.RootElement.GetProperty("a").GetString());
        Assert.Equal(expected, list[0].GetProperty("b").GetString());
        Assert.Equal(-7, read.RootElement.GetProperty("n").GetInt32());
        Assert.Equal(2, list.GetArrayLength());
        Assert.Equal("{}", list[1].GetRawText());
    }

    [Fact]
    public void What_is_not_known_is_left_out() => Assert.Equal("{}", new JsonText().Add("a", "").Add("b", (string?)null).Add("c", 0).ToString());
}
