using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Looks at a lock without taking it, creating its file or writing to it: on Linux the kernel is asked who would be in the way
/// (<c>F_OFD_GETLK</c>). Thread-safe.
/// </summary>
public static class LockInspection
{
    private const int LongestNote = 512;
    private const string SinceMark = " since ";

    /// <summary>Looks once.</summary>
    /// <param name="path">The lock file; it need not exist.</param>
    /// <param name="lockClass">What class the lock is of.</param>
    public static LockView Look(string path, LockClass lockClass)
    {
        if (!File.Exists(path))
            return new LockView(lockClass, LockState.NotMade, null, null, HasWaiters: false);

        Span<byte> note = stackalloc byte[LongestNote];
        if (!LockPeek.TryLook(path, note, out bool held, out bool waiting, out int length))
            return new LockView(lockClass, LockState.Unknown, null, null, HasWaiters: false);
        if (!held)
            return new LockView(lockClass, LockState.Free, null, null, waiting);

        string holder = LockHolder.Describe(LockHolder.Parse(Encoding.UTF8.GetString(note[..length])));
        return new LockView(lockClass, LockState.Held, holder, FindSince(holder), waiting);
    }

    private static DateTimeOffset? FindSince(string holder)
    {
        int mark = holder.LastIndexOf(SinceMark, StringComparison.Ordinal);
        if (mark < 0)
            return null;

        string time = holder[(mark + SinceMark.Length)..].Split(',')[0];
        return DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset since) ? since : null;
    }
}
