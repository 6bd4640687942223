using System.Globalization;
using EmergentLearning.Engine.Storm.Children;
using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.Storm.Scenarios;

/// <summary>
/// Processes that stand still for longer than the usual patience and then go on as if nothing had been: somebody at random, and whoever holds
/// a lock. Each on a store of its own, side by side, because it is the time that counts.
/// </summary>
/// <param name="newCrowd">Makes a store.</param>
/// <param name="tally">Where everything is counted.</param>
internal sealed class Stops(Func<Crowd> newCrowd, StormTally tally)
{
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(2);
    public async Task PlayAsync(Random random)
    {
        // The steps that hold the repository's lock come behind the first, which holds none.
        string step = LockHolders.Points[2 + random.Next(LockHolders.Points.Length - 2)];
        await Task.WhenAll(
            StopSomeAsync(newCrowd(), new Random(random.Next())),
            StopHolderAsync(newCrowd(), HoldPoint.Database),
            StopHolderAsync(newCrowd(), step)).ConfigureAwait(false);
    }

    private async Task StopSomeAsync(Crowd crowd, Random random)
    {
        Child[] writers = [.. Enumerable.Range(0, 4).Select(_ => crowd.StartWriter())];
        await RequireProgressAsync(writers, "before the stop").ConfigureAwait(false);
        Child[] stopped = [writers[0], writers[1]];
        foreach (Child writer in stopped)
        {
            await Task.Delay(random.Next(200)).ConfigureAwait(false);
            writer.Signal(PidHandle.Stop);
        }

        // Whoever is stopped may hold a lock in this moment: then the others wait, and none of them gives up.
        await Task.Delay(Standstill).ConfigureAwait(false);
        Continue(stopped);
        await RequireProgressAsync(writers, "after the stop").ConfigureAwait(false);
        await EndAsync(crowd).ConfigureAwait(false);
    }

    private async Task StopHolderAsync(Crowd crowd, string point)
    {
        crowd.IsBusyExpected = true;
        Child holder = crowd.StartWriter(point);
        if (await holder.WaitForAsync($"holding {point}", Crowd.Patience).ConfigureAwait(false) is null)
            tally.AddViolation($"nobody came to {point}");
        holder.Signal(PidHandle.Stop);
        Child patient = crowd.StartWriter();
        Child impatient = crowd.StartWriter(patience: Impatience);
        Task standstill = Task.Delay(Standstill);

        // Only the database's lock keeps anybody from recording; nobody waits for the repository's who does not want his commit.
        if (point != HoldPoint.Database && !await patient.WaitUntilAsync(writer => writer.Acknowledgements > 0, Crowd.Patience).ConfigureAwait(false))
            tally.AddViolation($"nothing could be recorded while somebody was stopped at {point}");
        if (await impatient.WaitUntilAsync(writer => IsToldOf(writer, holder), Crowd.Patience).ConfigureAwait(false))
            tally.Count($"busy because of a stopped {(point == HoldPoint.Database ? "Database" : "Repository")} holder");
        else
            tally.AddViolation($"nobody who waited was told of process {holder.Pid}, which was stopped at {point}: {string.Join("; ", impatient.Failures)}");
        await standstill.ConfigureAwait(false);
        Continue(holder);
        holder.Order("go");
        await RequireProgressAsync([holder, patient, impatient], $"after the stop at {point}").ConfigureAwait(false);
        if (patient.Failures.Count > 0)
            tally.AddViolation($"one who had patience was refused: {patient.Failures.First()}");
        await EndAsync(crowd).ConfigureAwait(false);
    }

    private void Continue(params Child[] stopped)
    {
        foreach (Child writer in stopped)
        {
            writer.Signal(PidHandle.Continue);
            tally.Count("stopped for 10 s and continued");
        }
    }

    private static bool IsToldOf(Child writer, Child holder)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"process {holder.Pid} ");
        return writer.Failures.Any(failure => failure.Contains(name, StringComparison.Ordinal));
    }

    private async Task RequireProgressAsync(Child[] writers, string when)
    {
        foreach (Child writer in writers)
        {
            int before = writer.Acknowledgements;
            if (!await writer.WaitUntilAsync(one => one.Acknowledgements > before, Crowd.Patience).ConfigureAwait(false))
                tally.AddViolation($"{writer.Name} got no acknowledgement {when}: {string.Join("; ", writer.Failures.TakeLast(3))}");
        }
    }

    private static async Task EndAsync(Crowd crowd)
    {
        await crowd.PowerOffAsync().ConfigureAwait(false);
        await crowd.VerifyAsync().ConfigureAwait(false);
    }
}
