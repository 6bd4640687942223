using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashTests.Checking;

/// <summary>The reader of git folders, by repositories made by hand.</summary>
public sealed class GitReaderTests
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal) { ["HEAD"] = "ref: refs/heads/main\n"u8.ToArray() };

    [Fact]
    public void A_branch_leads_to_all_its_commits()
    {
        string first = Commit(null);
        string second = Commit(first);
        _files["refs/heads/main"] = Encoding.ASCII.GetBytes(second + "\n");

        GitObservation found = Read();

        Assert.Empty(found.Faults);
        Assert.Equal(new HashSet<string> { first, second }, found.Commits);
    }

    [Fact]
    public void A_repository_without_commits_is_sound() => Assert.Equal(0, Read().Commits.Count + Read().Faults.Count);

    [Fact]
    public void Each_object_that_is_missing_or_damaged_is_told()
    {
        _files["refs/heads/main"] = Encoding.ASCII.GetBytes(Commit(Commit(null)) + "\n");
        foreach ((string path, byte[] bytes) in _files.Where(file => file.Key.StartsWith("objects/", StringComparison.Ordinal)).ToArray())
        {
            _files.Remove(path);
            Assert.Contains("missing", Assert.Single(Read().Faults), StringComparison.Ordinal);
            foreach (byte[] damaged in (byte[][])[[], new byte[bytes.Length], bytes[..(bytes.Length / 2)], Compress("blob 1\0x"u8)])
            {
                _files[path] = damaged;
                Assert.Contains("damaged", Assert.Single(Read().Faults), StringComparison.Ordinal);
            }

            _files[path] = bytes;
        }

        Assert.Empty(Read().Faults);
    }

    [Theory]
    [InlineData("HEAD", "")]
    [InlineData("refs/heads/main", "")]
    [InlineData("refs/heads/main", "\0\0\0\0")]
    public void A_head_or_branch_without_its_content_is_told(string path, string content)
    {
        _files["refs/heads/main"] = Encoding.ASCII.GetBytes(Commit(null) + "\n");
        _files[path] = Encoding.ASCII.GetBytes(content);

        Assert.Single(Read().Faults);
    }

    private GitObservation Read() => new GitReader().Read(
        [.. _files.Select((file, number) => new StateFile($".git/{file.Key}", number, DiskNodeKind.File, new FileVersion(file.Value, []), ""))]);

    private string Commit(string? parent)
    {
        string blob = Put("blob", Encoding.ASCII.GetBytes($"content of {parent}"));
        string tree = Put("tree", [.. "100644 file\0"u8, .. Convert.FromHexString(blob)]);
        string line = parent is null ? "" : $"parent {parent}\n";
        return Put("commit", Encoding.ASCII.GetBytes($"tree {tree}\n{line}author a <a> 0 +0000\ncommitter a <a> 0 +0000\n\nmessage\n"));
    }

    private string Put(string type, byte[] body)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes($"{type} {body.Length}\0"), .. body];
#pragma warning disable CA5350 // Git's own choice.
        string id = Convert.ToHexStringLower(SHA1.HashData(whole));
#pragma warning restore CA5350
        _files[$"objects/{id[..2]}/{id[2..]}"] = Compress(whole);
        return id;
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return compressed.ToArray();
    }
}
