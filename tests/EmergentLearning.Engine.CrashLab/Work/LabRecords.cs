using System.Globalization;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>Records as one line of text each: what was asked for, and what a table holds.</summary>
internal static class LabRecords
{
    /// <summary>The value of a key whose row is gone.</summary>
    public const string Absent = "-";

    public static string KeyOf(Note note) => "note:" + note.Name;

    public static string KeyOf(Tally tally) => "tally:" + tally.Name;

    /// <summary>What whoever writes decides.</summary>
    public static string Asked(Note note) =>
        string.Create(CultureInfo.InvariantCulture, $"{note.Topic}|{note.Text}|{note.Weight}|");

    public static string Asked(Tally tally) =>
        string.Create(CultureInfo.InvariantCulture, $"{tally.Payload}|{tally.NoteId}|");

    /// <summary>All of it, with what the engine decides; begins with what was asked for.</summary>
    public static string Whole(Note note) =>
        string.Create(CultureInfo.InvariantCulture, $"{Asked(note)}{note.Id}|{note.CreatedAt:O}");

    public static string Whole(Tally tally) => string.Create(CultureInfo.InvariantCulture, $"{Asked(tally)}{tally.Id}");
}
