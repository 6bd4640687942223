using System.Globalization;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>What a file says of a record that no field holds.</summary>
/// <param name="Id">The key of its row.</param>
/// <param name="Day">The day, where the person is.</param>
/// <param name="Time">The time, in UTC, as the row has it.</param>
internal sealed record RecordStamp(long Id, DateOnly Day, string Time)
{
    /// <summary>The record's name in every store; <see langword="null"/> for a file that is not to say it.</summary>
    public string? Uid { get; init; }

    public static RecordStamp Of(RowKey row, DateTimeOffset now) =>
        new(row.Id, Timestamps.LocalDay(now), Timestamps.Format(now)) { Uid = row.Uid };

    /// <summary>A text with its places filled in.</summary>
    public string Fill(string text) => text
        .Replace("{id}", Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{day}", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{time}", Time, StringComparison.Ordinal);
}
