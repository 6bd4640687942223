using System.Text;
using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;

namespace EmergentLearning.Engine.CrashTests.Checking;

/// <summary>What counts as broken, by observations made by hand.</summary>
public sealed class JudgeTests
{
    private static readonly string[] TwoWrites =
    [
        "begin 1\nnote:a\tx|old|1|",
        "ack 1 Durable\nnote:a\tx|old|1|7|then",
        "begin 2\nnote:a\tx|new|2|\ntally:b\tfull||",
        "ack 2 Committed\nnote:a\tx|new|2|7|then\ntally:b\tfull||1\ncommit\tc0ffee",
    ];

    [Theory]
    [InlineData(1, "", null)]
    [InlineData(1, "note:a=x|old|1|9|later", null)]
    [InlineData(1, "note:a=x|ol", "I2")]
    [InlineData(2, "note:a=x|old|1|7|then", null)]
    [InlineData(2, "", "I1")]
    [InlineData(2, "note:a=x|old|1|8|then", "I1")]
    [InlineData(2, "note:a=x|old|1|7|then,note:a=x|old|1|8|then", "I1")]
    [InlineData(2, "note:a=x|new|2|7|then", "I1")]
    [InlineData(2, "note:a=x|old|1|7|then,note:z=what", "I2")]
    [InlineData(3, "note:a=x|old|1|7|then", null)]
    [InlineData(3, "note:a=x|new|2|7|then,tally:b=full||1", null)]
    [InlineData(3, "note:a=x|new|2|7|then", "I2")]
    [InlineData(3, "note:a=x|old|1|7|then,tally:b=full||1", "I2")]
    [InlineData(4, "note:a=x|old|1|7|then,tally:b=full||1", "I1")]
    public void Records(int marks, string rows, string? invariant) =>
        AssertFault(invariant, Judge(TwoWrites).Find(Found(rows, "note:a"), Git("c0ffee"), marks));

    [Fact]
    public void A_promised_commit_must_be_on_the_branch()
    {
        Observation found = Found("note:a=x|new|2|7|then,tally:b=full||1", "note:a");

        Assert.Null(Judge(TwoWrites).Find(found, Git("c0ffee"), 4));
        AssertFault("I5", Judge(TwoWrites).Find(found, Git("other"), 4));
    }

    [Fact]
    public void A_promised_file_must_have_been_there_before_anything_recovered() =>
        AssertFault("I1", Judge(TwoWrites).Find(Found("note:a=x|new|2|7|then,tally:b=full||1"), Git("c0ffee"), 4));

    [Fact]
    public void A_commit_that_the_outbox_has_ticked_off_must_be_on_the_branch()
    {
        Observation found = Found("note:a=x|old|1|7|then");
        found.Commits.Add("beef");

        Assert.Null(Judge(TwoWrites).Find(found, Git("beef"), 2));
        AssertFault("I5", Judge(TwoWrites).Find(found, Git(), 2));
    }

    [Fact]
    public void A_file_may_differ_only_where_a_person_has_been()
    {
        string[] marks = [.. TwoWrites.Take(2), "edit notes/x/7.md"];
        Observation found = Found("note:a=x|old|1|7|then");
        found.FileFaults.Add(("notes/x/7.md", "I4 a file differs from its document"));

        AssertFault("I4", Judge(marks).Find(found, Git(), 2));
        Assert.Null(Judge(marks).Find(found, Git(), 3));
    }

    [Fact]
    public void Whatever_is_wrong_by_itself_is_wrong()
    {
        Observation found = Found("note:a=x|old|1|7|then");
        found.Faults.Add("I3 integrity_check: rowid 7 missing");

        AssertFault("I3", Judge(TwoWrites).Find(found, Git(), 2));
        AssertFault("I5", Judge(TwoWrites).Find(Found("note:a=x|old|1|7|then"), new GitObservation(new HashSet<string>(), ["I5 damaged"]), 2));
    }

    private static void AssertFault(string? invariant, string? fault)
    {
        if (invariant is null)
            Assert.Null(fault);
        else
            Assert.StartsWith(invariant, fault, StringComparison.Ordinal);
    }

    private static GitObservation Git(params string[] commits) => new(commits.ToHashSet(StringComparer.Ordinal), []);

    private static Judge Judge(string[] marks) => new(new Promises(new Journal([.. marks.Select(
        text => new JournalEntry(JournalKind.Mark, 0, 0, "", "", Encoding.UTF8.GetBytes(text), 0))])));

    private static Observation Found(string rows, params string[] files)
    {
        var found = new Observation();
        foreach (string row in rows.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = row.Split('=');
            if (!found.Rows.TryGetValue(parts[0], out List<string>? values))
                found.Rows[parts[0]] = values = [];
            values.Add(parts[1]);
        }

        found.FilesBefore.UnionWith(files);
        return found;
    }
}
