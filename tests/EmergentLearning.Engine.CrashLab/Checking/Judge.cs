using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Work;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Holds what was found against what had been promised by then.</summary>
/// <param name="promises">What was promised.</param>
internal sealed class Judge(Promises promises)
{
    public Promises Promises => promises;

    /// <summary>The first promise that is broken, or <see langword="null"/>.</summary>
    /// <param name="found">What the engine has.</param>
    /// <param name="git">What git has.</param>
    /// <param name="marks">How many marks of the journal had been written.</param>
    public string? Find(Observation found, GitObservation git, int marks) =>
        found.Faults.Concat(git.Faults).FirstOrDefault()
        ?? FindFile(found, marks)
        ?? FindRecord(found, marks)
        ?? FindLevel(found, git, marks)
        ?? found.Commits.Where(commit => !git.Commits.Contains(commit))
            .Select(commit => $"I5 the outbox says that commit {commit} is on the branch, and it is not").FirstOrDefault();

    private string? FindFile(Observation found, int marks)
    {
        foreach ((string path, string fault) in found.FileFaults)
        {
            // A conflict gives the person's text the path and ours a new one; without a person there is no conflict.
            if (!promises.IsEdited(path, marks) && !(path.Contains(".conflict-", StringComparison.Ordinal) && promises.HasEdits(marks)))
                return $"{fault}: {path}";
        }

        return null;
    }

    private string? FindRecord(Observation found, int marks)
    {
        Operation[] begun = [.. promises.Operations.Where(operation => operation.BegunAt <= marks)];
        foreach (string key in begun.SelectMany(operation => operation.Asked.Keys).Concat(found.Rows.Keys).Distinct(StringComparer.Ordinal))
        {
            Operation[] history = [.. begun.Where(operation => operation.Asked.ContainsKey(key))];
            List<string> rows = found.Rows.GetValueOrDefault(key) ?? [];
            if (rows.Count > 1)
                return $"I1 {key} is there {rows.Count} times";

            string value = rows.Count == 0 ? LabRecords.Absent : rows[0];
            int newest = Array.FindLastIndex(history, operation => operation.PromisedAt <= marks);
            if (!history.Skip(newest).Any(operation => Fits(operation, key, value, marks)) && !(newest < 0 && value == LabRecords.Absent))
                return newest < 0 ? $"I2 {key} is neither whole nor absent: {value}" : $"I1 {key} was promised as {history[newest].Whole[key]} and is {value}";
        }

        return begun.Where(operation => operation.PromisedAt > marks && operation.Asked.Count > 1)
            .Select(operation => FindHalf(found, operation, begun, marks)).FirstOrDefault(fault => fault is not null);
    }

    private static bool Fits(Operation operation, string key, string value, int marks)
    {
        if (operation.PromisedAt <= marks)
            return operation.Whole[key] == value;
        string asked = operation.Asked[key];
        return asked == LabRecords.Absent ? value == asked : value.StartsWith(asked, StringComparison.Ordinal);
    }

    /// <summary>A transaction that was not promised: all of it or nothing.</summary>
    private static string? FindHalf(Observation found, Operation operation, Operation[] begun, int marks)
    {
        int there = operation.Asked.Keys.Count(key =>
            Fits(operation, key, found.Rows.GetValueOrDefault(key)?[0] ?? LabRecords.Absent, marks)
            && begun.Last(other => other.Asked.ContainsKey(key)) == operation);
        int whole = operation.Asked.Keys.Count(key => begun.Last(other => other.Asked.ContainsKey(key)) == operation);
        return there == 0 || there == whole ? null : $"I2 of transaction {operation.Number} {there} of {whole} changes are there";
    }

    /// <summary>What was promised beyond durability holds before anything recovers.</summary>
    private string? FindLevel(Observation found, GitObservation git, int marks)
    {
        foreach (Operation operation in promises.Operations.Where(operation => operation.PromisedAt <= marks && operation.Level >= Acknowledgement.Projected))
        {
            foreach (string key in operation.Whole.Keys.Where(key => key.StartsWith("note:", StringComparison.Ordinal) && IsLast(operation, key, marks)))
            {
                bool edited = promises.HasEdits(marks);
                if (operation.Whole[key] != LabRecords.Absent && !found.FilesBefore.Contains(key) && !edited)
                    return $"I1 the file of {key} was promised as projected, and was not there";
            }

            if (operation.Commits.FirstOrDefault(commit => !git.Commits.Contains(commit)) is { } lost)
                return $"I5 operation {operation.Number} was promised as committed in {lost}, which the branch has not";
        }

        return null;
    }

    private bool IsLast(Operation operation, string key, int marks) =>
        promises.Operations.Last(other => other.BegunAt <= marks && other.Asked.ContainsKey(key)) == operation;
}
