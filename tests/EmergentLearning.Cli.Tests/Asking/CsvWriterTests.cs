using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class CsvWriterTests
{
    [Fact]
    public void Values_come_back_as_they_were()
    {
        string[] values = ["plain", "a,b", "say \"hi\"", "two\r\nlines", "", " spaces ", "\"", "\n"];
        using var text = new StringWriter();
        var csv = new CsvWriter(text);
        csv.Row([.. values.Select((_, number) => $"column{number}")]);
        csv.Row(values);

        Assert.Equal(values, Assert.Single(Csv.Parse(text.ToString())).Values);
    }

    [Fact]
    public void A_missing_value_differs_from_an_empty_one()
    {
        using var text = new StringWriter();

        new CsvWriter(text).Row(null, "", "x");

        Assert.Equal(",\"\",x\r\n", text.ToString());
    }
}
