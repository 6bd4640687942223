using System.Text;
using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

/// <summary>The usual file of a record gives the record back, also when a person edited it, and anything else is refused.</summary>
public sealed class RecordFileTests
{
    private const string File = "---\nid: 7\ntopic: sqlite\ntitle: \"a: b\"\nweight: 3\nremark: null\ncreated_at: \"2026-01-31 10:00:00\"\n---\n";

    private static readonly RecordFileFormat<Note> Format = new();

    private static readonly Note Written = new()
    {
        Id = 7,
        Topic = "sqlite",
        Title = "a: b",
        CreatedAt = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void A_file_gives_its_record_back() => Assert.Equal((Written, File), (Parse(File), Encoding.UTF8.GetString(Format.Render(Written, null))));

    [Theory]
    [InlineData("sqlite", "'sql''ite'", "sql'ite")]
    [InlineData("sqlite", "  12  ", "12")]
    [InlineData("sqlite", "https://example.org/a?b", "https://example.org/a?b")]
    [InlineData("sqlite", "\"\\u00e9\\t\\/\\b\\f\\r\\n\\\\\\\"\"", "é\t/\b\f\r\n\\\"")]
    [InlineData("sqlite", "true", "true")]
    [InlineData("sqlite", "\"null\"", "null")]
    [InlineData("\n", "\r\n", "sqlite")]
    [InlineData("---\nid", "\ufeff---\nid", "sqlite")]
    [InlineData("id: 7\ntopic: sqlite\n", "topic: sqlite\n\"id\": +7\n", "sqlite")]
    public void A_person_may_write_it_in_another_way(string written, string edited, string topic) =>
        Assert.Equal(Written with { Topic = topic }, Parse(File.Replace(written, edited, StringComparison.Ordinal)));

    [Theory]
    [InlineData("---\nid", "id", 1, "front matter")]
    [InlineData("00\"\n---", "00\"", 1, "front matter")]
    [InlineData("id: 7\n", "", 7, "'id' is missing")]
    [InlineData("id: 7\n", "id: 7\nid: 8\n", 3, "twice")]
    [InlineData("topic:", "subject:", 3, "subject: sqlite")]
    [InlineData("topic: ", "topic", 3, "topicsqlite")]
    [InlineData("topic: sqlite", "topic: null", 3, "'topic' cannot hold null")]
    [InlineData("topic: sqlite", "topic:", 3, "'topic' cannot hold nothing")]
    [InlineData("sqlite", "\"sqlite", 3, "\"sqlite")]
    [InlineData("sqlite", "\"a\"b\"", 3, "\"a\"b\"")]
    [InlineData("sqlite", "\"\\x41\"", 3, "\\x41")]
    [InlineData("sqlite", "\"\\u00g0\"", 3, "\\u00g0")]
    [InlineData("sqlite", "|", 3, "|")]
    [InlineData("sqlite", "[a, b]", 3, "[a, b]")]
    [InlineData("weight: 3", "weight: three", 5, "three")]
    [InlineData("weight: 3", "weight: 99999999999999999999", 5, "99999999999999999999")]
    [InlineData("---\n", "---\n\nA line of prose.\n", 10, "below")]
    public void Anything_else_is_refused_with_its_line(string written, string edited, int line, string reason)
    {
        int at = written == "---\n" ? File.LastIndexOf(written, StringComparison.Ordinal) : File.IndexOf(written, StringComparison.Ordinal);
        StoreException exception = Assert.Throws<StoreException>(() => Parse(string.Concat(File.AsSpan(0, at), edited, File.AsSpan(at + written.Length))));

        Assert.Equal(StoreFault.Validation, exception.Fault);
        Assert.Contains($"line {line}:", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Contains("UTF-8", Assert.Throws<StoreException>(() => Format.Parse([.. Encoding.UTF8.GetBytes(File), 0xFF])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_file_is_a_record_or_refused_and_never_anything_else() =>
        Gen.Select(Gen.Int[0, File.Length - 1], Gen.Int[0, 4], Gen.OneOf("", "\"", "\\", ":", "\n", "---", "'", "null", "\\u", "!!binary ", " ", "é"))
            .Sample(
                (at, length, text) =>
                {
                    string damaged = File.Remove(at, Math.Min(length, File.Length - at)).Insert(at, text);
                    try
                    {
                        Note note = Parse(damaged);
                        Assert.Equal(note, Format.Parse(Format.Render(note, null)));
                    }
                    catch (StoreException exception)
                    {
                        Assert.Equal(StoreFault.Validation, exception.Fault);
                    }
                },
                iter: 5000);

    private static Note Parse(string file) => Format.Parse(Encoding.UTF8.GetBytes(file));
}
