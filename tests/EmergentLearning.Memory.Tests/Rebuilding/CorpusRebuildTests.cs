using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Tests.Import;

namespace EmergentLearning.Memory.Tests.Rebuilding;

/// <summary>Files of real users, in all the styles that they have, give the same rows once more.</summary>
public sealed class CorpusRebuildTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [SkippableFact]
    public async Task The_rows_of_an_imported_folder_come_back_from_its_files()
    {
        Skip.IfNot(Directory.Exists(Corpus.Folder), $"There is no corpus in {Corpus.Folder}. Set ELF_CORPUS.");
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            await store.ImportAsync(Corpus.Folder);
            Assert.Null(await store.FlushAsync());
        }

        (string[] whole, string[] told) = (await AllRows.ReadAsync(_fixture.Folder, whole: true), await AllRows.ReadAsync(_fixture.Folder, whole: false));
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();
        AllRows.AssertSame(whole, await AllRows.ReadAsync(_fixture.Folder, whole: true));

        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();
        AllRows.AssertSame(WithoutMoments(told), WithoutMoments(await AllRows.ReadAsync(_fixture.Folder, whole: false)));
    }

    /// <summary>Some of the files name no day: then it is the moment at which they were read.</summary>
    private static string[] WithoutMoments(string[] values) => [.. values.Where(value => !value.Contains(" created_at: ", StringComparison.Ordinal))];
}
