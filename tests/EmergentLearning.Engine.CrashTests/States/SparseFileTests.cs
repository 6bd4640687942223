using System.Runtime.Versioning;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashTests.States;

/// <summary>A file with holes reads as the one without: else the laboratory would look at states that no disk can leave.</summary>
public sealed class SparseFileTests : IDisposable
{
    private const int Block = 1 << 16;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-sparse-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <param name="length">Of the file.</param>
    /// <param name="marks">Which of its bytes are no zeros.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(7, 6)]
    [InlineData(Block, Block - 1)]
    [InlineData(Block + 1)]
    [InlineData(Block + 1, Block)]
    [InlineData(4 * Block)]
    [InlineData(4 * Block, 0)]
    [InlineData((4 * Block) + 5, Block, (2 * Block) - 1, (4 * Block) + 4)]
    public void It_reads_as_what_was_written(int length, params int[] marks)
    {
        byte[] content = new byte[length];
        foreach (int mark in marks)
            content[mark] = 0xA5;
        string written = Path.Join(_folder, "written");
        string copied = Path.Join(_folder, "copied");

        SparseFile.Write(written, content);
        SparseFile.Copy(written, copied);

        Assert.Equal(content, File.ReadAllBytes(written));
        Assert.Equal(content, File.ReadAllBytes(copied));
    }

    [SkippableTheory]
    [InlineData(7)]
    [InlineData(2 * Block)]
    [UnsupportedOSPlatform("windows")]
    public void A_copy_may_be_read_and_run_by_the_same_people(int length)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        string script = Path.Join(_folder, "script");
        SparseFile.Write(script, new byte[length]);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        SparseFile.Copy(script, Path.Join(_folder, "copy"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Join(_folder, "copy")));
    }
}
