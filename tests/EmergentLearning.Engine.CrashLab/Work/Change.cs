using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>One change of one record, and what it makes of the record's key.</summary>
/// <param name="Key">Which record.</param>
/// <param name="Asked">Its value afterwards, as asked for.</param>
/// <param name="Carry">Carries it out and says the whole value.</param>
internal sealed record Change(string Key, string Asked, Func<IWriteTransaction, string> Carry)
{
    public static Change Insert(Note note) =>
        new(LabRecords.KeyOf(note), LabRecords.Asked(note), transaction => LabRecords.Whole(transaction.Insert(note)));

    public static Change Insert(Tally tally) =>
        new(LabRecords.KeyOf(tally), LabRecords.Asked(tally), transaction => LabRecords.Whole(transaction.Insert(tally)));

    /// <summary>By the unique name; a row that is not there is inserted.</summary>
    public static Change Upsert(Note note) => new(
        LabRecords.KeyOf(note),
        LabRecords.Asked(note),
        transaction => LabRecords.Whole(transaction.Upsert(note, Note.UniqueIndexes.Name)));

    public static Change Delete(string name) => new(
        "note:" + name,
        LabRecords.Absent,
        transaction =>
        {
            long key = 0;
            using (IStatement find = transaction.Prepare("select id from notes where name = ?1"))
            {
                find.BindText(1, name);
                if (find.MoveNext())
                    key = find.GetInt64(0);
            }

            return transaction.Delete<Note>(key) ? LabRecords.Absent : throw new InvalidOperationException($"No note {name}.");
        });
}
