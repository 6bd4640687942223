using System.Text;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>An independent reader of RFC 4180.</summary>
public static class Csv
{
    public static List<Dictionary<string, string>> Parse(string text)
    {
        List<List<string>> rows = Rows(text);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted)
                cell.Append(c);
            else if (c == ',')
                Close(row, cell);
            else if (c == '\r' && text[i + 1] == '\n')
            {
                i++;
                Close(row, cell);
                rows.Add(row);
                row = [];
            }
            else
                cell.Append(c);
        }

        Assert.False(quoted);
        Assert.Empty(row);
        return rows;
    }

    private static void Close(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }
}
