using System.Text;
using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Combining;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tests.Kinds;

namespace EmergentLearning.Memory.Tests.Combining;

/// <summary>What one process asks of another is understood as it was meant, or not at all.</summary>
public sealed class CombineRequestTests
{
    private static readonly RecordBirth Birth = RecordBirth.At(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 891, TimeSpan.Zero).AddTicks(2_345));

    public static TheoryData<string> Kinds => [.. RecordKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_record_of_any_kind_comes_across_as_it_is(string kind)
    {
        RecordDraft draft = Samples.Of(kind);

        CombineRequest request = CombineRequest.Decode(new CombineRequest(draft, Birth).Encode())!;

        Assert.Same(draft.Kind, request.Draft.Kind);
        Assert.Equal(draft.Values, request.Draft.Values);
        Assert.Equal(Birth, request.Birth);
    }

    [Fact]
    public void Text_comes_across_to_the_last_character_and_without_its_secrets()
    {
        RecordDraft draft = Failure("Füße 测试 🎉", "Line one.\r\n\tLine two, with \"quotes\".\n\nAKIAIOSFODNN7EXAMPLE was in the log.");
        Assert.Equal(["summary"], draft.Redacted);

        CombineRequest request = CombineRequest.Decode(new CombineRequest(draft, Birth).Encode())!;

        Assert.Equal(draft.Values, request.Draft.Values);
        Assert.DoesNotContain("AKIA", Encoding.UTF8.GetString(new CombineRequest(draft, Birth).Encode()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_was_cut_off_or_is_of_another_version_or_place_asks_for_nothing()
    {
        byte[] message = new CombineRequest(Failure("Title", "Text"), Birth).Encode();
        Assert.NotNull(CombineRequest.Decode(message));

        Assert.All(Enumerable.Range(0, message.Length), length => Assert.Null(CombineRequest.Decode(message[..length])));
        Assert.Null(CombineRequest.Decode([(byte)(message[0] + 1), .. message[1..]]));
        // Behind the version stands the time zone, with its length in front.
        byte zone = message[4];
        Assert.Null(CombineRequest.Decode([.. message[..4], (byte)(zone + 1), .. message[5..(5 + zone)], (byte)'x', .. message[(5 + zone)..]]));
    }

    [Fact]
    public void What_was_not_checked_by_its_sender_is_not_recorded_for_it()
    {
        RecordKind failure = RecordKinds.Find("failure")!;
        CombineRequest? Decode(string field, string value) => CombineRequest.Decode(Message(failure.Name, ("title", "T"), ("domain", "d"), (field, value)));

        Assert.NotNull(Decode("severity", "3"));
        Assert.Null(Decode("severity", "9"));
        Assert.Null(Decode("severity", "high"));
        Assert.Null(Decode("nonsense", "x"));
        Assert.Null(Decode("summary", "AKIAIOSFODNN7EXAMPLE"));
        Assert.Null(CombineRequest.Decode(Message("nonsense", ("title", "T"))));
    }

    [Fact]
    public void Nonsense_asks_for_nothing() => Gen.Byte.Array[0, 200].Sample(
        bytes =>
        {
            CombineRequest? request = CombineRequest.Decode([1, 0, 0, 0, 0, .. bytes]);
            return request is null && CombineAnswer.Decode(bytes) is null or { Id: not 0 };
        },
        iter: 2_000);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("abc", "", "Said.")]
    public void A_receipt_comes_back_as_it_is(string? commit, string? problem, string? notice)
    {
        var receipt = new RecordReceipt(42, Birth.Uid, "memory/failures/ü.md", commit, Acknowledgement.Projected, problem) { Notice = notice };

        Assert.Equal(receipt, CombineAnswer.Decode(CombineAnswer.Encode(receipt)));
    }

    private static RecordDraft Failure(string title, string summary) =>
        RecordDraft.Create(RecordKinds.Find("failure")!, [new("title", title), new("domain", "d"), new("summary", summary)]);

    private static byte[] Message(string kind, params (string Name, string Value)[] values)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(1);
        writer.Write(Environment.GetEnvironmentVariable("TZ") ?? "");
        writer.Write(kind);
        writer.Write(Birth.Now.UtcTicks);
        writer.Write(Birth.Uid);
        var all = values.ToDictionary(pair => pair.Name, pair => pair.Value);
        if (kind == "failure")
            all.TryAdd("severity", "3");
        writer.Write(all.Count);
        foreach ((string name, string value) in all)
        {
            writer.Write(name);
            writer.Write(value);
        }

        return bytes.ToArray();
    }
}
