using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Upgrader;

namespace EmergentLearning.Engine.Tests.Migrations;

/// <summary>An upgrade that fails at any of its steps leaves the old schema with every row, and the next one begins anew.</summary>
public sealed class UpgradeStepTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elf-steps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_failure_at_any_step_leaves_the_old_schema_and_the_next_open_makes_the_new_one(int version)
    {
        IReadOnlyList<string> steps = await StepsFromAsync(version);
        Assert.Equal((version == 1, true, true, true), (steps.Contains("2.1"), steps.Contains("3.1"), steps.Contains("3.data"), steps[^1] == "commit"));
        foreach (string failing in steps)
        {
            var ledger = new OldLedger(Folder(failing));
            await ledger.CreateAsync(version, rows: 50);
            string before = ledger.Describe();

            StoreException failed = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(Folder(failing), step => FailAt(step, failing)));

            Assert.Contains("planned", failed.Message, StringComparison.Ordinal);
            Assert.Equal(before, ledger.Describe());
            await OpenAsync(Folder(failing), static _ => { });
            Assert.Equal((3L, "ok"), (ledger.Version, ledger.Query("pragma integrity_check")));
            Assert.Equal(50L, ledger.Query("select count(*) from entries where memo = 'unknown'"));
        }
    }

    [Fact]
    public async Task Every_released_version_comes_to_the_newest_with_its_data()
    {
        for (int version = 1; version <= 3; version++)
        {
            string folder = Folder(version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var ledger = new OldLedger(folder);
            await ledger.CreateAsync(version, rows: 70);
            if (version == 1)
                ledger.Query("insert into entries (account, amount) values ('nothing', 0)");

            await OpenAsync(folder, static _ => { });

            Assert.Equal(3L, ledger.Version);
            Assert.Equal(version < 3 ? 1 : 0, Directory.Exists(Path.Combine(folder, "backups")) ? Directory.GetDirectories(Path.Combine(folder, "backups")).Length : 0);
            Assert.Equal(70L, ledger.Query("select count(*) from entries where cents = id and memo = 'unknown'"));
            Assert.Equal(version == 3 ? 0L : 2485L, ledger.Query("select sum(balance) from accounts"));
            // The key of the entry that version 2 took away is not given out again.
            Assert.Equal(version == 1 ? 72L : 71L, ledger.Query("insert into entries (account, cents, memo) values ('a', 1, 'm') returning id"));
        }
    }

    [Fact]
    public async Task Of_many_that_open_an_old_store_at_once_one_upgrades_it_and_all_go_on()
    {
        string folder = Folder("crowd");
        var ledger = new OldLedger(folder);
        await ledger.CreateAsync(1, rows: 2000);
        int begun = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(folder, step => begun += step == "2.1" ? 1 : 0))));

        Assert.Equal((1, 3L), (begun, ledger.Version));
    }

    private static void FailAt(string step, string failing)
    {
        if (step == failing)
            throw new StoreException(StoreFault.Database, "planned");
    }

    private static async Task OpenAsync(string folder, Action<string> onStep)
    {
        var options = new StoreOptions { UseGit = false, AllowForeignFolder = true, OnUpgradeStep = onStep };
        await (await LedgerStore.OpenAsync(folder, options)).DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> StepsFromAsync(int version)
    {
        var steps = new List<string>();
        await new OldLedger(Folder("clean")).CreateAsync(version, rows: 5);
        await OpenAsync(Folder("clean"), steps.Add);
        return steps;
    }

    private string Folder(string name) => Path.Combine(_folder, name);
}
