using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class FileTests : IDisposable
{
    private readonly DisposableStore _engine = new(NoteStore.Schema);
    private readonly NoteStore _store;

    public FileTests() => _store = NoteStore.Over(_engine.Store);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task A_record_is_projected_to_the_path_of_its_template()
    {
        Note note = await _store.Notes.InsertAsync(NewNote("sqlite"));
        Assert.Equal($"notes/sqlite/{note.Id}.md", Assert.Single(_engine.Store.Documents).Key);

        await _store.Notes.UpdateAsync(note with { Topic = "moved" });
        Assert.Equal($"notes/moved/{note.Id}.md", Assert.Single(_engine.Store.Documents).Key);
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
        await _store.Notes.InsertAsync(NewNote(topic));

        string[] segments = Assert.Single(_engine.Store.Documents).Key.Split('/');
        Assert.Equal(3, segments.Length);
        Assert.DoesNotContain(segments, segment => segment is "" or "." or "..");
    }

    [Fact]
    public async Task The_usual_format_is_front_matter_with_a_line_a_column()
    {
        Note note = await _store.Notes.InsertAsync(NewNote("sqlite") with { Title = "a \"b\"\n---\nid: 9", Remark = null });

        string text = Encoding.UTF8.GetString(Assert.Single(_engine.Store.Documents).Value);
        Assert.Equal(
            $"---\nid: {note.Id}\ntopic: sqlite\ntitle: \"a \\\"b\\\"\\n---\\nid: 9\"\nweight: 3\nremark: null\ncreated_at: \"2026-01-31 10:00:00\"\n---\n",
            text);
    }

    [Fact]
    public async Task The_commit_names_the_row_and_has_the_date_of_the_record()
    {
        Note note = await _store.Notes.InsertAsync(NewNote("sqlite"));

        DocumentChange change = Assert.Single(_engine.Store.Changes);
        Assert.Equal($"notes: {note.Id}", change.Message.Subject);
        Assert.Equal(note.CreatedAt, change.RecordedAt);
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
        await _store.Notes.InsertAsync(NewNote("t") with { Remark = remark });

        string text = Encoding.UTF8.GetString(Assert.Single(_engine.Store.Documents).Value);
        Assert.Contains($"\nremark: {expected}\n", text, StringComparison.Ordinal);
    }

    private static Note NewNote(string topic) => new()
    {
        Topic = topic,
        Title = "title",
        CreatedAt = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero),
    };
}
