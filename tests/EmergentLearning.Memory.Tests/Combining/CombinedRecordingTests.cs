using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Memory.Combining;
using EmergentLearning.Memory.Combining.Native;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tests.Kinds;

namespace EmergentLearning.Memory.Tests.Combining;

/// <summary>One process records for those beside it, each record once, whatever becomes of it.</summary>
public sealed class CombinedRecordingTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public CombinedRecordingTests() => Skip.IfNot(OperatingSystem.IsLinux());

    public static TheoryData<string> Kinds => [.. RecordKinds.All.Select(kind => kind.Name)];

    private string Place => CombinePlace.Find(_fixture.Folder)!;

    public void Dispose() => _fixture.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_that_is_handed_over_is_a_row_a_file_and_a_commit(string kind)
    {
        await using MemoryStore store = await PreparedAsync();
        if (kind == "cycle")
            await store.RecordAsync(Samples.Of("experiment"));
        await using CombinedRecording first = Leading();

        RecordReceipt receipt = await ServedAsync(store, first, HandOver(Samples.Of(kind)));

        Assert.Equal((Acknowledgement.Committed, null), (receipt.Level, receipt.Problem));
        KindRow row = store.Find(kind, receipt.Id)!;
        Assert.Equal((receipt.Uid, receipt.Path), (row.Uid, row.Path));
        Assert.Equal(_fixture.Read(receipt.Path), _fixture.Git("show", $"{receipt.Commit}:{receipt.Path}"));
    }

    [SkippableFact]
    public async Task All_who_wait_share_the_transaction_and_each_has_its_own_commit()
    {
        await using MemoryStore store = await PreparedAsync();
        await using CombinedRecording first = Leading();
        Task<RecordReceipt?>[] others = [.. Enumerable.Range(0, 20).Select(i => HandOver(Failure($"Of {i}")))];

        RecordReceipt own = await first.RecordAsync(store);
        await ServeAsync(store, first, Task.WhenAll(others));

        RecordReceipt[] all = [own, .. (await Task.WhenAll(others)).Select(receipt => receipt!)];
        Assert.Equal(21, all.Select(receipt => receipt.Uid).Distinct().Count());
        Assert.Equal(21, all.Select(receipt => receipt.Commit).Distinct().Count());
        Assert.All(all, receipt => Assert.Equal(receipt.Uid, store.Tables.Learnings.Find(receipt.Id)!.Uid));
    }

    [SkippableFact]
    public async Task Who_has_ended_with_its_own_record_still_answers_those_who_have_connected()
    {
        await using MemoryStore store = await PreparedAsync();
        CombinedRecording first = Leading();
        await first.RecordAsync(store);
        Task<RecordReceipt?> other = HandOver(Failure("Other"));
        await ConnectedAsync();

        await first.DisposeAsync();

        Assert.Equal(Acknowledgement.Committed, (await other)!.Level);
        Assert.False(File.Exists(Place));
    }

    [SkippableFact]
    public async Task Without_an_answer_it_is_made_by_who_wants_it_and_once()
    {
        await using MemoryStore store = await PreparedAsync();
        using LocalSocket listener = Listening();
        await using var recording = Of(Failure("Wanted"));
        Task<RecordReceipt?> asked = OnThread(() => recording.TryHandOver());

        // Records it, and is killed before it says so.
        RecordReceipt made;
        using (LocalSocket client = await AcceptedAsync(listener))
        {
            CombineRequest request = CombineRequest.Decode(CombineChannel.TryReceive(client)!)!;
            made = await store.RecordOnceAsync(request.Draft, request.Birth, static () => true);
            Kill(listener);
        }

        Assert.Null(await asked);
        RecordReceipt again = await recording.RecordAsync(store);

        Assert.Equal(made, again);
        Assert.Equal(1, store.Tables.Learnings.Count());
    }

    [SkippableFact]
    public async Task One_that_is_stopped_is_not_waited_for_and_makes_nothing_when_it_goes_on()
    {
        await using MemoryStore store = await PreparedAsync();
        // Listens, and does nothing.
        using LocalSocket listener = Listening();
        await using var recording = new CombinedRecording(_fixture.Folder, Failure("Wanted"));

        Assert.Null(recording.TryHandOver());
        RecordReceipt receipt = await recording.RecordAsync(store);

        // The next does not find it any more.
        Assert.False(File.Exists(Place));
        using LocalSocket client = await AcceptedAsync(listener);
        CombineRequest request = CombineRequest.Decode(CombineChannel.TryReceive(client)!)!;
        Assert.True(client.IsEnded());
        Assert.Equal(receipt.Uid, (await store.RecordOnceAsync(request.Draft, request.Birth, static () => true)).Uid);
        Assert.Equal(1, store.Tables.Learnings.Count());
    }

    [SkippableFact]
    public async Task What_is_taken_back_before_it_was_begun_is_not_made()
    {
        await using MemoryStore store = await PreparedAsync();
        await using CombinedRecording first = Leading();
        using var interruption = new CancellationTokenSource();
        await using var recording = Of(Failure("Taken back"));
        Task<RecordReceipt?> asked = OnThread(() => recording.TryHandOver(interruption.Token));
        await ConnectedAsync();

        await interruption.CancelAsync();
        await first.RecordAsync(store);

        await Assert.ThrowsAsync<OperationCanceledException>(() => asked);
        Assert.Equal("Own", store.Tables.Learnings.Find(1)!.Title);
        Assert.Equal(1, store.Tables.Learnings.Count());
    }

    [SkippableFact]
    public async Task Who_is_told_not_to_wait_waits_for_nobody_and_nobody_else_is_told_that_its_commit_is_pending()
    {
        await using MemoryStore store = await PreparedAsync(new StoreOptions { LockTimeout = TimeSpan.FromMinutes(5) });
        using var interruption = new CancellationTokenSource();
        CombinedRecording first = Leading();
        await using var other = Of(Failure("Other"));
        Task<RecordReceipt?> asked = OnThread(() => other.TryHandOver());
        await ConnectedAsync();
        // Somebody else is at the files and commits.
        using var repository = new FileLock(Path.Combine(_fixture.Folder, ".elf", "repository.lock"), LockClass.Repository);
        LockHandle held = repository.Acquire(TimeSpan.FromSeconds(10));
        Task<RecordReceipt> own = first.RecordAsync(store, interruption.Token);
        await UntilAsync(() => store.Tables.Learnings.Count() == 2);

        await interruption.CancelAsync();
        Assert.Equal(Acknowledgement.Durable, (await own).Level);
        // While the lock is held, for which a wait would last five minutes.
        await first.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Null(await asked);
        held.Dispose();
        RecordReceipt receipt = await other.RecordAsync(store);
        Assert.Equal((Acknowledgement.Committed, null), (receipt.Level, receipt.Problem));
        Assert.Equal(2, store.Tables.Learnings.Count());
    }

    [SkippableFact]
    public async Task What_is_refused_is_told_by_the_process_that_wants_it_and_keeps_nobody_from_recording()
    {
        await using MemoryStore store = await PreparedAsync();
        await using CombinedRecording first = Leading();
        await using var refused = Of(Samples.Of("cycle"));
        Task<RecordReceipt?> asked = OnThread(() => refused.TryHandOver());
        Task<RecordReceipt?> good = HandOver(Failure("Good"));
        await ConnectedAsync(2);

        Assert.Equal(Acknowledgement.Committed, (await first.RecordAsync(store)).Level);
        await first.DisposeAsync();

        Assert.NotNull(await good);
        Assert.Null(await asked);
        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => refused.RecordAsync(store));
        Assert.Contains("There is no experiment", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nonsense_and_who_says_nothing_keep_nobody_from_recording()
    {
        await using MemoryStore store = await PreparedAsync();
        await using CombinedRecording first = Leading();
        using LocalSocket silent = Connect();
        using LocalSocket loud = Connect();
        Assert.True(loud.TrySend([0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3]));
        using LocalSocket odd = Connect();
        Assert.True(CombineChannel.TrySend(odd, "nonsense"u8));

        RecordReceipt receipt = await first.RecordAsync(store);

        Assert.Equal(Acknowledgement.Committed, receipt.Level);
        Assert.Null(CombineChannel.TryReceive(odd));
        Assert.Equal(1, store.Tables.Learnings.Count());
    }

    [SkippableFact]
    public async Task The_name_of_one_that_was_killed_is_taken_by_the_next()
    {
        await using MemoryStore store = await PreparedAsync();
        Kill(Listening());
        Assert.True(File.Exists(Place));

        await using CombinedRecording next = Leading();
        RecordReceipt receipt = await ServedAsync(store, next, HandOver(Failure("Other")));

        Assert.Equal(Acknowledgement.Committed, receipt.Level);
    }

    [SkippableFact]
    public async Task Two_that_listen_make_their_records_and_what_each_was_handed()
    {
        await using MemoryStore store = await PreparedAsync();
        CombinedRecording first = Leading();
        Task<RecordReceipt?> other = HandOver(Failure("Other"));
        await ConnectedAsync();
        // As by one that took it for killed.
        CombinePlace.Clear(Place);
        CombinedRecording second = Leading();

        await Task.WhenAll(first.RecordAsync(store), second.RecordAsync(store));
        await first.DisposeAsync();
        await second.DisposeAsync();

        Assert.NotNull(await other);
        Assert.Equal(3, store.Tables.Learnings.Count());
        Assert.False(File.Exists(Place));
    }

    [SkippableFact]
    public async Task Where_nobody_may_listen_everybody_records_alone()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        // A file where the folder would be.
        _fixture.Write(".elf/combine", "");
        await using var first = Of(Failure("First"));
        await using var second = Of(Failure("Second"));

        Assert.Null(first.TryHandOver());
        Assert.Null(second.TryHandOver());
        Assert.Equal(1, (await first.RecordAsync(store)).Id);
        Assert.Equal(2, (await second.RecordAsync(store)).Id);
    }

    [SkippableFact]
    public void A_store_that_is_not_there_yet_and_a_path_too_long_for_a_socket_have_nobody_who_listens()
    {
        using var absent = new StoreFixture();
        Assert.Null(new CombinedRecording(absent.Folder, Failure("First")).TryHandOver());
        Assert.Empty(Directory.EnumerateFileSystemEntries(absent.Folder));

        Assert.Null(CombinePlace.Find(Path.Combine(absent.Folder, new string('x', 100))));
    }

    [SkippableFact]
    public async Task A_folder_that_leads_elsewhere_is_not_entered()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        using var elsewhere = new StoreFixture();
        elsewhere.Write("socket", "somebody's");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(elsewhere.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateSymbolicLink(Path.GetDirectoryName(Place)!, elsewhere.Folder);
        await using var recording = Of(Failure("Own"));

        Assert.Null(recording.TryHandOver());
        Assert.Equal(1, (await recording.RecordAsync(store)).Id);

        // Nobody listens there, so an abandoned name would have been taken away.
        Assert.Equal("somebody's", elsewhere.Read("socket"));
    }

    [SkippableFact]
    public async Task A_folder_that_others_may_enter_is_not_used()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        using LocalSocket listener = Listening();
        await using var recording = Of(Failure("Own"));

        Assert.Null(recording.TryHandOver());

        Assert.Null(listener.TryAccept());
    }

    [SkippableFact]
    public async Task Nobody_else_may_enter_the_folder_of_the_socket()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await using (var first = Of(Failure("First")))
        {
            Assert.Null(first.TryHandOver());
            await first.RecordAsync(store);
        }

        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Place)!));
    }

    [SkippableFact]
    public async Task The_row_tells_the_second_that_the_name_tells()
    {
        await using MemoryStore store = await PreparedAsync();
        await using CombinedRecording first = Leading();
        Task<RecordReceipt?> other = HandOver(Failure("Asked for a second ago"));
        await ConnectedAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        RecordReceipt receipt = await ServedAsync(store, first, other);

        string created = store.Tables.Learnings.Find(receipt.Id)!.CreatedAt!;
        Assert.Equal(Timestamps.Format(RecordUid.FindTime(receipt.Uid)!.Value), created);
    }

    /// <summary>A store in which somebody can listen: the first who records in it makes the place.</summary>
    private async Task<MemoryStore> PreparedAsync(StoreOptions? options = null)
    {
        MemoryStore store = await _fixture.OpenAsync(options);
        CombinePlace.Prepare(Place);
        return store;
    }

    /// <summary>One that found nobody, and has not recorded yet.</summary>
    private CombinedRecording Leading()
    {
        var recording = Of(Failure("Own"));
        Assert.Null(recording.TryHandOver());
        Assert.True(File.Exists(Place));
        return recording;
    }

    private Task<RecordReceipt?> HandOver(RecordDraft draft) => OnThread(() => Of(draft).TryHandOver());

    /// <summary>With the patience of a slow machine.</summary>
    private CombinedRecording Of(RecordDraft draft) => new(_fixture.Folder, draft) { Patience = TimeSpan.FromMinutes(1) };

    /// <summary>Who waits for another process blocks its thread: twenty of them would leave the pool none.</summary>
    private static Task<RecordReceipt?> OnThread(Func<RecordReceipt?> wait) =>
        Task.Factory.StartNew(wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<RecordReceipt> ServedAsync(MemoryStore store, CombinedRecording leader, Task<RecordReceipt?> other)
    {
        await ServeAsync(store, leader, other);
        return (await other)!;
    }

    private static async Task ServeAsync(MemoryStore store, CombinedRecording leader, Task others)
    {
        while (!others.IsCompleted)
        {
            leader.TakeWaiting(store);
            await Task.WhenAny(others, Task.Delay(5));
        }
    }

    /// <summary>Waits until that many have connected and wait for an answer.</summary>
    private async Task ConnectedAsync(int count = 1)
    {
        // The kernel's list has a line with the path for the one that listens, and one for each that it has let in.
        await UntilAsync(() => File.ReadLines("/proc/net/unix").Count(line => line.EndsWith(Place, StringComparison.Ordinal)) > count);
        // Connected, and then sent.
        await Task.Delay(50);
    }

    private LocalSocket Listening() => CombinePlace.TryListen(Place)!;

    private LocalSocket Connect() => LocalSocket.TryConnect(Place, TimeSpan.FromSeconds(5), out _)!;

    private static async Task<LocalSocket> AcceptedAsync(LocalSocket listener)
    {
        LocalSocket? client = null;
        await UntilAsync(() => (client = listener.TryAccept()) is not null);
        return client!;
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        for (int looks = 0; !happened(); looks++)
        {
            Assert.True(looks < 10_000, "It never happened.");
            await Task.Delay(5);
        }
    }

    /// <summary>As the kernel ends the socket of a process that was killed: its name stays.</summary>
    private static void Kill(LocalSocket listener) => listener.Dispose();

    private static RecordDraft Failure(string title) =>
        RecordDraft.Create(RecordKinds.Find("failure")!, [new("title", title), new("domain", "d")]);
}
