using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Upgrader;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>Two versions of a program on one store: the older one goes on until the newer one has upgraded it, and is told then.</summary>
public sealed class VersionTests : IDisposable
{
    private const int Rows = 100;
    private const int WritesBefore = 1000;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-versions-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_older_program_at_work_is_refused_from_the_upgrade_on_and_loses_nothing_that_it_wrote()
    {
        var ledger = new OldLedger(_folder);
        await ledger.CreateAsync(1, Rows);
        IStore old = await StoreHost.OpenAsync(_folder, Released(1), new StoreOptions { UseGit = false });
        await using (old)
        {
            int acknowledged = 0;
            // So much that the log has been begun anew: from then on each commit overwrites what is left of the log before.
            for (; acknowledged < WritesBefore; acknowledged++)
                await old.WriteAsync(tx => Insert(tx));
            Task<string> upgrade = UpgradeAsync();
            StoreException refusal = await Assert.ThrowsAnyAsync<StoreException>(async () =>
            {
                // Writes beside the upgrade, in the old form, for as long as it may.
                while (true)
                {
                    await old.WriteAsync(tx => Insert(tx));
                    acknowledged++;
                    // Where the upgrade has failed nobody ends this.
                    if (upgrade.IsFaulted)
                        await upgrade;
                }
            });

            Assert.Equal("open", await upgrade);
            Assert.Equal(StoreFault.Database, refusal.Fault);
            Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(3L, ledger.Version);
            Assert.Equal((long)Rows + acknowledged, ledger.Query("select count(*) from entries"));
        }

        await Assert.ThrowsAnyAsync<StoreException>(() => StoreHost.OpenAsync(_folder, Released(1), new StoreOptions { UseGit = false }));
        await using LedgerStore now = await LedgerStore.OpenAsync(_folder, new StoreOptions { UseGit = false });
        Assert.NotEqual(0, (await now.Entries.InsertAsync(new Entry { Account = "new", Cents = 1, Memo = "works" })).Id);
    }

    private static StoreSchema Released(int version) => new(LedgerStore.Schema.Database, [])
    {
        Name = LedgerStore.Schema.Name,
        Migrations = LedgerStore.Schema.Migrations[..version],
    };

    private static bool Insert(IWriteTransaction transaction)
    {
        using IStatement insert = transaction.Prepare("insert into entries (account, amount, memo) values ('old', 7, 'from the old program')");
        return insert.MoveNext();
    }

    /// <summary>The newer program is another process, as it is where people have two.</summary>
    private async Task<string> UpgradeAsync()
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given ? given : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", typeof(LedgerStore).Assembly.Location, _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string[] lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return lines[^1];
    }
}
