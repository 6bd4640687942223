namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A piece of text to replace.</summary>
internal sealed record SqlEdit(int Start, int End, string Text)
{
    /// <summary>
    /// The part of a text from <paramref name="start"/> to <paramref name="end"/>, with the edits made that lie in it; not those inside of another.
    /// </summary>
    public static string Apply(IEnumerable<SqlEdit> edits, string text, int start, int end)
    {
        var result = new System.Text.StringBuilder();
        foreach (SqlEdit edit in edits.Where(edit => edit.Start >= start && edit.End <= end).OrderBy(edit => edit.Start).ThenByDescending(edit => edit.End))
        {
            if (edit.Start < start)
                continue;
            result.Append(text, start, edit.Start - start).Append(edit.Text);
            start = edit.End;
        }

        return result.Append(text, start, end - start).ToString();
    }
}
