using System.Diagnostics;
using System.Text;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

/// <summary>A folder for a repository of one test, and git as a person would use it there.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly string _outer = Directory.CreateTempSubdirectory("elf-git-").FullName;

    public GitFolder() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_outer, "repo");

    public string At(string relative) => Path.Combine(Root, relative);

    public static Task<GitRepository> Open(string root) => GitRepository.InitAsync(root, CancellationToken.None);

    public Task<GitRepository> Open() => Open(Root);

    public static GitCommit Commit(string message, params (string Path, string? Content)[] files) => new(
        message,
        new GitIdentity("A. Writer", "a@example.org"),
        DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        [.. files.Select(f => new GitFile(f.Path, f.Content is null ? null : Encoding.UTF8.GetBytes(f.Content)))]);

    public static async Task<GitBatch> Add(GitRepository repository, params GitCommit[] commits) => await repository.CommitAsync(
        await repository.ReadHeadAsync(CancellationToken.None), commits, _ => Task.CompletedTask, CancellationToken.None);

    /// <summary>Commits, and enters and writes the file, as the engine does.</summary>
    public async Task<GitBatch> AddWithFile(GitRepository repository, string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        await File.WriteAllTextAsync(At(path), content);
        GitBatch batch = await Add(repository, Commit($"add {path}", (path, content)));
        Assert.True(await repository.TryEnterIndexAsync(batch.TipId, [path], CancellationToken.None));
        return batch;
    }

    /// <summary>Runs git and returns what it prints.</summary>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "-c", "user.name=P", "-c", "user.email=p@example.org" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors}");
        return output;
    }

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
