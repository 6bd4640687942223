using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>P1 and P2 in a crowd: writers never fail because there are other writers.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Writers = 10;

    // What only one crowd in twenty meets shows in so many; fifty that are compiled while they run take half a minute, and get one try.
    private static readonly int Births = Elf.IsNative ? 20 : 1;

    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Fifty_processes_on_a_store_that_is_not_there_yet_complete_fifty_records()
    {
        for (int birth = 0; birth < Births; birth++)
        {
            using var store = new StoreFolder();
            Process[] writers = [.. Enumerable.Range(0, 50).Select(i => store.Record($"crowd {i}"))];

            ElfRun[] runs = await Task.WhenAll(writers.Select(StoreFolder.EndAsync));

            Assert.All(runs, run => Assert.Equal("committed", run.Succeeded().Json.GetProperty("level").GetString()));
            IReadOnlyList<Learning> rows = await store.VerifyAsync();
            Assert.Equal(50, rows.Select(row => row.Title).Distinct().Count());
            Assert.Equal(
                runs.Select(run => run.Json.GetProperty("commit").GetString()).Order(),
                store.Git("log", "--format=%H", "--grep=^failure:").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        }
    }

    [Fact]
    public async Task Readers_beside_the_first_writers_of_a_store_see_it_or_see_none()
    {
        for (int birth = 0; birth < Births; birth++)
        {
            using var store = new StoreFolder();
            Process[] writers = [.. Enumerable.Range(0, Writers).Select(i => store.Record($"first {i}"))];
            Process[] readers = [.. Enumerable.Range(0, 3 * Writers).Select(_ => Query(store))];

            ElfRun[] reads = await Task.WhenAll(readers.Select(StoreFolder.EndAsync));
            Assert.All(await Task.WhenAll(writers.Select(StoreFolder.EndAsync)), run => run.Succeeded());
            Assert.All(
                reads.Where(run => run.ExitCode != 0),
                run => Assert.Contains("There is no store in", run.Error, StringComparison.Ordinal));
            Assert.Equal(Writers, (await store.VerifyAsync()).Count);
        }
    }

    [Fact]
    public async Task Twenty_processes_that_append_to_one_file_lose_no_rule()
    {
        Process[] writers = [.. Enumerable.Range(0, 20).Select(i => _store.RecordRule("crowd", $"rule {i}."))];

        ElfRun[] runs = await Task.WhenAll(writers.Select(StoreFolder.EndAsync));

        Assert.All(runs, run => run.Succeeded());
        string file = await File.ReadAllTextAsync(Path.Combine(_store.Path, "memory", "heuristics", "crowd.md"));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains($": rule {i}.\n", file, StringComparison.Ordinal));
        await using MemoryReader reader = MemoryReader.Open(_store.Path);
        Assert.Equal(20, reader.OfDomain("crowd", 100).Heuristics.Count);
        await _store.VerifyAsync();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public async Task Readers_beside_ten_writers_all_succeed_and_so_do_the_writers(int readers)
    {
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();

        // The writers are spread among the readers.
        Process[] processes =
        [
            .. Enumerable.Range(0, readers + Writers).Select(i => i % ((readers + Writers) / Writers) == 0
                ? _store.Record($"beside readers {i}")
                : Query(_store)),
        ];

        ElfRun[] runs = await Task.WhenAll(processes.Select(StoreFolder.EndAsync));
        Assert.All(runs, run => run.Succeeded());
        Assert.Equal(Writers + 1, (await _store.VerifyAsync()).Count);
    }

    private static Process Query(StoreFolder store) =>
        Elf.Start(static _ => { }, "query", "--recent", "10", "--base-path", store.Path, "--format", "json");
}
