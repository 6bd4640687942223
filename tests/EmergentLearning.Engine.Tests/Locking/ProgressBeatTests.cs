using EmergentLearning.Engine.Locking;
using Microsoft.Extensions.Time.Testing;

namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>P2: a holder at work is heard of by those who wait, however slow the machine is; one that hangs is not.</summary>
public sealed class ProgressBeatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elf-beat-").FullName;
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_holder_at_work_changes_its_note_every_second()
    {
        using var file = new FileLock(LockPath, LockClass.Repository);
        using LockHandle held = file.Acquire(TimeSpan.FromSeconds(10));
        using var beat = new ProgressBeat(held, _clock);

        var notes = new HashSet<string> { Note() };
        for (int second = 0; second < 30; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(notes.Add(Note()), $"nothing was heard in second {second}");
        }
    }

    [Fact]
    public void A_step_that_takes_minutes_falls_silent_and_the_next_step_is_heard_again()
    {
        using var file = new FileLock(LockPath, LockClass.Repository);
        using LockHandle held = file.Acquire(TimeSpan.FromSeconds(10));
        using var beat = new ProgressBeat(held, _clock);

        _clock.Advance(TimeSpan.FromMinutes(3));
        string silent = Note();
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(silent, Note());

        beat.Step();
        string heard = Note();
        Assert.NotEqual(silent, heard);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(heard, Note());
    }

    [Fact]
    public void Nothing_is_heard_after_the_work()
    {
        using var file = new FileLock(LockPath, LockClass.Repository);
        using LockHandle held = file.Acquire(TimeSpan.FromSeconds(10));
        new ProgressBeat(held, _clock).Dispose();

        string note = Note();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(note, Note());
    }

    private string LockPath => Path.Combine(_folder, "lock");

    private string Note() => File.ReadAllText(LockPath);
}
