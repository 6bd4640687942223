using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Backups;

/// <summary>The backups in a folder. Reads only the folder, never a backup.</summary>
internal static class BackupFolder
{
    /// <summary>Where a store's backups lie unless told otherwise.</summary>
    public static string Of(string storeFolder) => Path.Combine(Path.GetFullPath(storeFolder), "backups");

    /// <summary>All backups, the newest first.</summary>
    /// <exception cref="StoreException">The folder cannot be read.</exception>
    public static IReadOnlyList<BackupFile> List(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        return [.. Directory.EnumerateFiles(folder)
            .Select(BackupName.TryRead)
            .OfType<BackupFile>()
            .OrderByDescending(static backup => backup.MadeAt)
            .ThenByDescending(static backup => backup.Number)
            .ThenBy(static backup => backup.Name, StringComparer.Ordinal)];
    }

    /// <summary>The backup of a name; the newest for <c>latest</c>; for a date or time the newest that is not later.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public static BackupFile Find(string folder, string which)
    {
        IReadOnlyList<BackupFile> all = List(folder);
        if (all.Count == 0)
            throw new StoreException(StoreFault.Input, $"There is no backup in {folder}. `elf backup create` makes one.");

        // A safety copy was made to be asked for by name: `latest` means the latest that somebody wanted.
        BackupFile? found = which == "latest"
            ? all.FirstOrDefault(static backup => !backup.IsSafety) ?? all[0]
            : all.FirstOrDefault(backup => backup.Name == which)
                ?? (TryReadMoment(which) is { } moment ? all.FirstOrDefault(backup => !backup.IsSafety && backup.MadeAt <= moment) : null);
        return found ?? throw new StoreException(
            StoreFault.Input, $"There is no backup '{which}' in {folder}. `elf backup list` shows what there is; the newest is {all[0].Name}.");
    }

    private static DateTimeOffset? TryReadMoment(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyyMMdd_HHmmss", CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment))
            return moment;
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, Utc, out moment))
            // A day alone means all of it.
            return moment.AddDays(1).AddSeconds(-1);
        bool isTime = text.Length > 10 && text[4] == '-' && text[7] == '-';
        return isTime && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out moment) ? moment : null;
    }
}
