using System.Text;
using CsCheck;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Tests.Markdown;

namespace EmergentLearning.Memory.Tests.Kinds;

public sealed class LayoutProperties
{
    private const string Uid = "0193c0de-0000-7000-8000-00000000000a";

    private static readonly RecordStamp Stamp = new(12, new DateOnly(2026, 1, 31), "2026-01-31 13:14:15") { Uid = Uid };

    public static TheoryData<string> Kinds => [.. RecordKinds.WithFiles.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_record_comes_back_exactly_from_its_file_whatever_its_texts_hold(string name)
    {
        var kind = (TableKind)RecordKinds.Find(name)!;
        AnyRecord.Of(kind).Sample(
            values =>
            {
                byte[] file = LayoutWriter.Write(kind.Layout, values, Stamp);
                RecordDocument read = LayoutReader.Read(kind, file, "name");
                Assert.Equal(OnlyWritten(kind, values), read.Values);
                Assert.Equal(Uid, read.Uid);
                Assert.StartsWith("2026-01-31 ", read.Created, StringComparison.Ordinal);
                Assert.Equal(file, LayoutWriter.Write(kind.Layout, read.Values, Stamp));
            }, iter: 400);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_change_of_a_file_gives_the_new_values_and_keeps_what_a_person_added(string name)
    {
        var kind = (TableKind)RecordKinds.Find(name)!;
        Gen.Select(AnyRecord.Of(kind), AnyRecord.Of(kind)).Sample(
            (before, after) =>
            {
                byte[] own = LayoutWriter.Write(kind.Layout, before, Stamp);
                Assert.Equal(Uid, LayoutReader.Read(kind, LayoutEditor.Apply(kind.Layout, Stamp, own, before, after), "name").Uid);
                byte[] file = [.. own, .. "\n## By Hand\n\nA note.\n"u8];
                byte[] changed = LayoutEditor.Apply(kind.Layout, Stamp, file, before, after);
                Assert.Equal(OnlyWritten(kind, after), LayoutReader.Read(kind, changed, "name").Values);
                Assert.Equal(Uid, LayoutReader.Read(kind, changed, "name").Uid);
                Assert.Contains("## By Hand\n\nA note.\n", Encoding.UTF8.GetString(changed), StringComparison.Ordinal);
                Assert.Equal(changed, LayoutEditor.Apply(kind.Layout, Stamp, changed, after, after));
            }, iter: 300);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_bytes_are_read_without_an_exception(string name) =>
        Gen.Select(AnyText.Texts, AnyText.Texts).Select(parts => Encoding.UTF8.GetBytes("# " + parts.Item1 + "\n---\n" + parts.Item2))
            .Sample(bytes => { LayoutReader.Read((TableKind)RecordKinds.Find(name)!, bytes, "name"); }, iter: 300);

    [Fact]
    public void A_decision_has_the_layout_of_the_original()
    {
        var kind = (TableKind)RecordKinds.Find("decision")!;
        RecordValues values = RecordDraft.Create(kind,
        [
            new("title", "One writer"), new("context", "Locks fail."), new("decision", "A queue."), new("rationale", "No conflicts."),
            new("options", "Retries."), new("files", "a.c, b.c"), new("domain", "Data Base"),
        ]).Values;

        Assert.Equal(
            """
            # ADR-12: One writer

            **Date**: 2026-01-31
            **Domain**: data-base
            **Status**: Accepted

            ---

            ## Context

            Locks fail.

            ## Options Considered

            Retries.

            ## Decision

            A queue.

            ## Rationale

            No conflicts.

            ## Files Touched

            - a.c
            - b.c

            ## Consequences

            - This decision establishes a pattern for future similar situations
            - Related architectural decisions should reference this ADR
            - If context changes, this decision should be revisited

            ---

            **ID**: ADR-12
            **Created**: 2026-01-31

            <!-- uid: 0193c0de-0000-7000-8000-00000000000a -->

            """, Encoding.UTF8.GetString(LayoutWriter.Write(kind.Layout, values, Stamp)));
    }

    private static RecordValues OnlyWritten(TableKind kind, RecordValues values) => kind.Fields
        .Where(field => field.Name == kind.Layout.Title || kind.Layout.Header.Any(line => line.Field == field.Name)
            || kind.Layout.Sections.Any(section => section.Field == field.Name))
        .Aggregate(RecordValues.Empty, (all, field) => all.With(field.Name, values[field.Name]));
}
