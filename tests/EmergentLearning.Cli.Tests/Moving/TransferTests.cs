using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Moving;

public sealed class TransferTests
{
    [Fact]
    public void What_is_imported_comes_back_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, byte[]> files = WriteFixture(folder.At("old"));

        JsonElement imported = folder.Elf("import", folder.At("old"), "--format", "json").Succeeded().Json;
        JsonElement exported = folder.Elf("export", folder.At("copy"), "--format", "json").Succeeded().Json;

        Assert.Equal(files.Count, imported.GetProperty("added").GetInt32());
        Assert.Equal(files.Keys.Order(), imported.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("source").GetString()!).Order());
        Assert.All(
            imported.GetProperty("files").EnumerateArray(),
            file => Assert.Equal(file.GetProperty("kind").GetString() == "verbatim", file.GetProperty("reason").ValueKind == JsonValueKind.String));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(folder.At("copy", file.Key))));
        Assert.Equal(0, exported.GetProperty("refused").GetArrayLength());
    }

    [Fact]
    public void A_second_import_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        int count = WriteFixture(folder.At("old")).Count;
        folder.Elf("import", folder.At("old")).Succeeded();
        string statistics = folder.Elf("query", "--stats", "--format", "json").Succeeded().Output;

        JsonElement second = folder.Elf("import", folder.At("old"), "--format", "json").Succeeded().Json;

        Assert.Equal(0, second.GetProperty("added").GetInt32());
        Assert.Equal(count, second.GetProperty("unchanged").GetInt32());
        Assert.Equal(statistics, folder.Elf("query", "--stats", "--format", "json").Succeeded().Output);
    }

    [Fact]
    public void The_text_of_an_import_names_what_was_only_kept_and_lists_all_when_asked()
    {
        using var folder = new TemporaryFolder();
        WriteFixture(folder.At("old"));

        string brief = folder.Elf("import", folder.At("old")).Succeeded().Output;
        string verbose = folder.Elf("import", folder.At("old"), "--verbose").Succeeded().Output;

        Assert.Contains("odd/broken.bin", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("failures/20250101_pool.md", brief, StringComparison.Ordinal);
        Assert.Contains("failures/20250101_pool.md", verbose, StringComparison.Ordinal);
        Assert.Contains("failure: 1 files, 1 of them new", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_overwrites_nothing_and_says_so()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        folder.Elf("export", folder.At("copy")).Succeeded();
        string file = Directory.GetFiles(folder.At("copy", "memory", "failures")).Single();
        File.WriteAllText(file, "mine");

        ElfRun run = folder.Elf("export", folder.At("copy"), "--format", "json");

        Assert.Equal(4, run.ExitCode);
        run.AssertOneErrorLine();
        Assert.Equal(1, run.Json.GetProperty("refused").GetArrayLength());
        Assert.Equal("mine", File.ReadAllText(file));
    }

    private static Dictionary<string, byte[]> WriteFixture(string folder)
    {
        var files = new Dictionary<string, byte[]>
        {
            ["failures/20250101_pool.md"] = "# Pool drained\n\n**Domain**: http\n**Severity**: 4\n**Tags**: pool\n**Date**: 2025-01-01\n\n## Summary\n\nEmpty.\n"u8.ToArray(),
            ["heuristics/http.md"] = "# Heuristics: http\n\n---\n\n## H-1: Retry with jitter\n\n**Confidence**: 0.8\n**Source**: failure\n**Created**: 2025-01-02\n\nWaves.\n\n---\n\n"u8.ToArray(),
            ["odd/broken.bin"] = [0xff, 0xfe, 0x00, 0x80],
            ["odd/no newline.md"] = "text without a heading"u8.ToArray(),
        };
        foreach ((string path, byte[] content) in files)
        {
            string target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
        }

        return files;
    }
}
