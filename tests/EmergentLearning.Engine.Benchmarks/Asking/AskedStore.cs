using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Engine.Benchmarks.Asking;

/// <summary>A store with many rows, whose words are as unevenly common as words are. The same for the same number.</summary>
internal static class AskedStore
{
    private const int Vocabulary = 5_000;
    private const int Domains = 40;
    private const int Batch = 5_000;

    /// <summary>Fills a new store: learnings, and a quarter as many heuristics. Rows alone, as another tool inserts them.</summary>
    public static async Task FillAsync(string folder, int learnings)
    {
        var random = new Random(1);
        MemoryStore store = await MemoryStore.OpenAsync(folder);
        await using (store)
        {
            for (int first = 0; first < learnings; first += Batch)
            {
                Learning[] rows = [.. Enumerable.Range(first, Math.Min(Batch, learnings - first)).Select(number => LearningOf(random, number, learnings))];
                Heuristic[] rules = [.. Enumerable.Range(first / 4, rows.Length / 4).Select(number => HeuristicOf(random, number))];
                await store.Tables.Engine.WriteAsync(transaction => Insert(transaction, rows, rules));
            }
        }
    }

    /// <summary>A word that about so many of a thousand rows have.</summary>
    public static string Word(int rank) => $"w{rank.ToString(CultureInfo.InvariantCulture)}x";

    private static int Insert(IWriteTransaction transaction, Learning[] rows, Heuristic[] rules)
    {
        foreach (Learning row in rows)
            transaction.InsertRow(row);
        foreach (Heuristic rule in rules)
            transaction.InsertRow(rule);
        return rows.Length;
    }

    private static Learning LearningOf(Random random, int number, int all)
    {
        string time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes((double)number * 400_000 / all)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new Learning
        {
            Type = number % 5 == 0 ? "success" : "failure",
            FilePath = $"memory/failures/{number.ToString(CultureInfo.InvariantCulture)}.md",
            Title = $"Failure {Words(random, 6)}",
            Summary = Words(random, 30),
            Tags = $"{Word(random.Next(50))},{Word(random.Next(50))}",
            Domain = $"domain-{number % Domains}",
            Severity = 1 + (number % 5),
            CreatedAt = time,
            UpdatedAt = time,
            Uid = Guid.CreateVersion7().ToString(),
        };
    }

    private static Heuristic HeuristicOf(Random random, int number) => new()
    {
        Domain = $"domain-{number % Domains}",
        Rule = Words(random, 8),
        Explanation = Words(random, 20),
        SourceType = "failure",
        Confidence = (number % 100) / 100.0,
        TimesValidated = number % 12,
        TimesViolated = 0,
        IsGolden = 0,
        CreatedAt = "2026-06-01 00:00:00",
        UpdatedAt = "2026-06-01 00:00:00",
        Uid = Guid.CreateVersion7().ToString(),
    };

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(Rank(random))));

    /// <summary>By Zipf's law, roughly: the n-th word is as common as 1/n.</summary>
    private static int Rank(Random random) => (int)Math.Pow(Vocabulary, random.NextDouble()) - 1;
}
