using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Recording;

/// <summary>What `elf record` does while another process has the store open.</summary>
public sealed class HandedOverTests
{
    [SkippableFact]
    public async Task The_receipt_of_the_process_that_made_the_record_is_answered_as_ones_own()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using Socket listener = Listen(folder);
        using Process process = Record(folder, "--format", "json");

        using (Socket client = await listener.AcceptAsync().WaitAsync(TimeSpan.FromMinutes(1)))
        {
            Assert.Contains("Handed over", await ReadAsync(client), StringComparison.Ordinal);
            await client.SendAsync(Receipt("ceed5b10-0000-7000-8000-000000000000", "memory/failures/somewhere.md", "c0ffee", "Of another process."));
        }

        using JsonDocument answer = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(
            (42L, "ceed5b10-0000-7000-8000-000000000000", "memory/failures/somewhere.md", "c0ffee", "committed"),
            (Number(answer, "id"), Text(answer, "uid"), Text(answer, "path"), Text(answer, "commit"), Text(answer, "level")));
        Assert.Contains("Of another process.", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        // It was not made here, too.
        Assert.Equal(1, folder.Elf("query", "--recent", "10", "--format", "json").Json.GetArrayLength());
    }

    [SkippableFact]
    public async Task Ctrl_C_takes_the_record_back()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using Socket listener = Listen(folder);
        using Process process = Record(folder);

        using (Socket client = await listener.AcceptAsync().WaitAsync(TimeSpan.FromMinutes(1)))
        {
            await ReadAsync(client);
            Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
            // It says that it sends nothing more, and whoever has not begun yet leaves it out.
            Assert.Equal(0, await client.ReceiveAsync(new byte[1]));
        }

        await process.WaitForExitAsync();
        new ElfRun(process.ExitCode, await process.StandardOutput.ReadToEndAsync(), await process.StandardError.ReadToEndAsync())
            .Refused(130, "Interrupted");
        Assert.Equal(1, folder.Elf("query", "--recent", "10", "--format", "json").Json.GetArrayLength());
    }

    [SkippableFact]
    public async Task Ctrl_C_after_the_record_was_begun_waits_for_its_receipt()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using Socket listener = Listen(folder);
        using Process process = Record(folder, "--format", "json");

        using (Socket client = await listener.AcceptAsync().WaitAsync(TimeSpan.FromMinutes(1)))
        {
            await ReadAsync(client);
            Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
            Assert.Equal(0, await client.ReceiveAsync(new byte[1]));
            await client.SendAsync(Receipt("ceed5b10-0000-7000-8000-000000000000", "memory/failures/somewhere.md", "c0ffee", "Begun."));
        }

        using JsonDocument answer = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("c0ffee", Text(answer, "commit"));
    }

    [SkippableFact]
    public async Task Who_does_not_wait_for_the_commit_records_alone()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using Socket listener = Listen(folder);

        using Process process = Record(folder, "--no-wait");
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.False(listener.Poll(0, SelectMode.SelectRead));
        Assert.Equal(2, folder.Elf("query", "--recent", "10", "--format", "json").Json.GetArrayLength());
    }

    [SkippableFact]
    public async Task A_crowd_of_which_any_is_killed_loses_no_record_that_was_acknowledged_and_makes_none_twice()
    {
        Skip.IfNot(Elf.IsNative, "A hundred and sixty processes that compile themselves take minutes.");
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        var random = new Random(20_261_128);
        var acknowledged = new List<string>();
        for (int round = 0; round < 10; round++)
        {
            Process[] crowd = [.. Enumerable.Range(0, 16).Select(i => Elf.Start(
                static _ => { }, "record", "failure", "--title", $"Round {round} of {i}", "--domain", "d", "--base-path", folder.Store, "--format", "json"))];
            // The first are those for whom the others wait.
            foreach (Process victim in crowd.Where((_, i) => i < 3 || random.Next(4) == 0))
            {
                await Task.Delay(random.Next(12));
                victim.Kill();
            }

            foreach (Process process in crowd)
            {
                string answer = await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                if (process.ExitCode == 0)
                    acknowledged.Add(JsonDocument.Parse(answer).RootElement.GetProperty("uid").GetString()!);
                process.Dispose();
            }
        }

        folder.Elf("sync", "--fix").Succeeded();
        List<JsonElement> rows = [.. folder.Elf("query", "--recent", "1000", "--format", "json").Json.EnumerateArray()];
        Assert.NotEmpty(acknowledged);
        Assert.Subset(rows.Select(row => row.GetProperty("uid").GetString()!).ToHashSet(), acknowledged.ToHashSet());
        Assert.Equal(rows.Count, rows.Select(row => row.GetProperty("title").GetString()).Distinct().Count());
    }

    private static Process Record(TemporaryFolder folder, params string[] more) => Elf.Start(
        static _ => { }, ["record", "failure", "--title", "Handed over", "--domain", "d", "--base-path", folder.Store, .. more]);

    /// <summary>Stands for a process that has the store open.</summary>
    private static Socket Listen(TemporaryFolder folder)
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        string path = folder.At("store", ".elf", "combine", "socket");
        Assert.False(File.Exists(path));
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        return listener;
    }

    private static async Task<string> ReadAsync(Socket client)
    {
        byte[] bytes = new byte[4_096];
        int count = await client.ReceiveAsync(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static byte[] Receipt(string uid, string path, string commit, string notice)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(0);
        writer.Write(42L);
        writer.Write(uid);
        writer.Write(path);
        writer.Write(2);
        foreach (string? text in (string?[])[commit, null, notice])
        {
            writer.Write(text is not null);
            writer.Write(text ?? "");
        }

        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)bytes.Length - 4);
        return bytes.ToArray();
    }

    private static string? Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString();

    private static long Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetInt64();
}
