using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class FileTests() : StoreTests<NoteStore>(NoteStore.OpenAsync)
{
    [Fact]
    public async Task A_record_has_its_file_at_the_path_of_its_template()
    {
        Note note = await Store.Notes.InsertAsync(NewNote("sqlite"), Acknowledgement.Projected);

        Assert.Equal([$"notes/sqlite/{note.Id}.md"], Folder.Documents());
    }

    [Fact]
    public async Task An_update_that_changes_the_path_moves_the_file()
    {
        Note note = await Store.Notes.InsertAsync(NewNote("sqlite"), Acknowledgement.Projected);

        Assert.NotNull(await Store.Notes.UpdateAsync(note with { Topic = "moved" }, Acknowledgement.Projected));

        Assert.Equal([$"notes/moved/{note.Id}.md"], Folder.Documents());
        Assert.Contains("\ntopic: moved\n", Folder.Text($"notes/moved/{note.Id}.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_record_takes_its_file_along_and_no_other()
    {
        Note gone = await Store.Notes.InsertAsync(NewNote("sqlite") with { Title = "gone" }, Acknowledgement.Projected);
        Note kept = await Store.Notes.InsertAsync(NewNote("sqlite") with { Title = "kept" }, Acknowledgement.Projected);

        Assert.True(await Store.Notes.DeleteAsync(gone.Id, Acknowledgement.Projected));

        Assert.Equal([$"notes/sqlite/{kept.Id}.md"], Folder.Documents());
    }

    [Fact]
    public async Task A_record_without_a_template_has_no_file()
    {
        await Store.Histories.InsertAsync(new(0, 1, "opened", null), Acknowledgement.Projected);

        Assert.Empty(Folder.Documents());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../etc")]
    [InlineData("/")]
    [InlineData("a/../b")]
    [InlineData("\\")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task A_value_can_never_leave_its_folder(string topic)
    {
        await Store.Notes.InsertAsync(NewNote(topic), Acknowledgement.Projected);

        string[] segments = Assert.Single(Folder.Documents()).Split('/');
        Assert.Equal(3, segments.Length);
        Assert.DoesNotContain(segments, segment => segment is "" or "." or "..");
    }

    [Fact]
    public async Task The_usual_format_is_front_matter_with_a_line_a_column()
    {
        Note note = await Store.Notes.InsertAsync(NewNote("sqlite") with { Title = "a \"b\"\n---\nid: 9", Remark = null }, Acknowledgement.Projected);

        Assert.Equal(
            $"---\nid: {note.Id}\ntopic: sqlite\ntitle: \"a \\\"b\\\"\\n---\\nid: 9\"\nweight: 3\nremark: null\ncreated_at: \"2026-01-31 10:00:00\"\n---\n",
            Folder.Text(Assert.Single(Folder.Documents())));
    }

    [Theory]
    [InlineData("null", "\"null\"")]
    [InlineData("Yes", "\"Yes\"")]
    [InlineData("12", "\"12\"")]
    [InlineData("", "\"\"")]
    [InlineData("- item", "\"- item\"")]
    [InlineData("key: value", "\"key: value\"")]
    [InlineData("# no comment", "\"# no comment\"")]
    [InlineData("plain text", "plain text")]
    [InlineData("trailing ", "\"trailing \"")]
    [InlineData("é😀", "\"é😀\"")]
    [InlineData("\u001b[31m\0", "\"\\u001B[31m\\u0000\"")]
    public async Task Text_that_could_be_taken_for_something_else_is_quoted(string remark, string expected)
    {
        await Store.Notes.InsertAsync(NewNote("t") with { Remark = remark }, Acknowledgement.Projected);

        Assert.Contains($"\nremark: {expected}\n", Folder.Text(Assert.Single(Folder.Documents())), StringComparison.Ordinal);
    }

    private static Note NewNote(string topic) => new()
    {
        Topic = topic,
        Title = "title",
        CreatedAt = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero),
    };
}
