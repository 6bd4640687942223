using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>Counts the records that are whole: a row, a file or section with its text, and a commit of its own.</summary>
internal static class CompleteRecords
{
    public static int Count(string store, string table, string column, string prefix, IReadOnlyList<string> texts)
    {
        HashSet<string> rows = Rows(store, $"select {column} from {table}");
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(store, "memory"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText)];
        HashSet<string> lines = [.. files.SelectMany(static file => file.Split('\n')).Select(Heading)];
        HashSet<string> commits = [.. Subjects(store)];
        return texts.Count(text => rows.Contains(text) && lines.Contains(text) && commits.Contains($"{prefix}: {text}"));
    }

    /// <summary>The text of a heading, without what a rule has before it: <c># text</c>, <c>## H-12: text</c>.</summary>
    private static string Heading(string line)
    {
        string text = line.TrimStart('#').Trim();
        int colon = line.StartsWith("## H-", StringComparison.Ordinal) ? text.IndexOf(": ", StringComparison.Ordinal) : -1;
        return colon < 0 ? text : text[(colon + 2)..];
    }

    private static HashSet<string> Rows(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(store, "memory", "index.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new HashSet<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static string[] Subjects(string store)
    {
        var start = new ProcessStartInfo("git", ["-C", store, "log", "--format=%s"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n');
    }
}
