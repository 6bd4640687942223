namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>
/// Which subsets of the pending changes are looked at. All, where they are few. Else what finds most defects: each left out alone, each
/// there alone, the newest in pairs, every prefix, the newest in all subsets, torn and zeroed writes, and seeded draws of any density.
/// </summary>
/// <param name="pending">The pending changes.</param>
/// <param name="newestOnly">Only those that have the newest one: the others were looked at before it was there.</param>
/// <param name="budget">How many.</param>
internal sealed class ChoiceSource(DiskUnit[] pending, bool newestOnly, StateBudget budget)
{
    private int Count => pending.Length;

    /// <summary>The choices. Some may be made twice.</summary>
    public IEnumerable<Choice[]> All()
    {
        IEnumerable<Choice[]> some = Count <= budget.Exhaustive ? Subsets(0) : Samples();
        foreach (Choice[] choices in some.Concat(Torn()))
        {
            if (!newestOnly || choices[^1] != Choice.Omitted)
                yield return choices;
        }
    }

    private Choice[] Filled(Choice choice)
    {
        var choices = new Choice[Count];
        Array.Fill(choices, choice);
        return choices;
    }

    /// <summary>All subsets of those from one on, with all before them.</summary>
    private IEnumerable<Choice[]> Subsets(int from)
    {
        // With the newest in each, half of them are enough.
        int free = Count - from - (newestOnly ? 1 : 0);
        for (int bits = 0; bits < 1 << free; bits++)
        {
            Choice[] choices = Filled(Choice.Whole);
            for (int i = 0; i < free; i++)
            {
                if ((bits >> i & 1) == 0)
                    choices[from + i] = Choice.Omitted;
            }

            yield return choices;
        }
    }

    private IEnumerable<Choice[]> Samples()
    {
        for (int kept = newestOnly ? Count : Math.Max(0, Count - budget.Window); kept <= Count; kept++)
        {
            Choice[] prefix = Filled(Choice.Whole);
            Array.Fill(prefix, Choice.Omitted, kept, Count - kept);
            yield return prefix;
        }

        yield return Filled(Choice.Omitted);
        for (int i = Math.Max(0, Count - budget.Window); i < Count; i++)
        {
            Choice[] without = Filled(Choice.Whole);
            without[i] = Choice.Omitted;
            yield return without;

            Choice[] alone = Filled(Choice.Omitted);
            alone[i] = Choice.Whole;
            alone[^1] = newestOnly ? Choice.Whole : alone[^1];
            yield return alone;
        }

        foreach (Choice[] choices in Pairs().Concat(Subsets(Count - budget.Exhaustive)).Concat(Drawn()))
            yield return choices;
    }

    private IEnumerable<Choice[]> Pairs()
    {
        for (int i = Math.Max(0, Count - budget.Pairs); i < Count; i++)
        {
            for (int j = i + 1; j < Count; j++)
            {
                Choice[] without = Filled(Choice.Whole);
                without[i] = without[j] = Choice.Omitted;
                yield return without;
            }
        }
    }

    private IEnumerable<Choice[]> Drawn()
    {
        // From the newest change, so that the same point of the same journal always draws the same.
        var random = new Random(pending[^1].Entry);
        for (int n = 0; n < budget.Random; n++)
        {
            int density = n % 3 == 0 ? 50 : n % 3 == 1 ? 15 : 85;
            var choices = new Choice[Count];
            for (int i = 0; i < Count; i++)
            {
                if (random.Next(100) < density)
                    choices[i] = random.Next(12) == 0 ? Variant(pending[i], random.Next(4)) : Choice.Whole;
            }

            if (newestOnly)
                choices[^1] = Choice.Whole;
            yield return choices;
        }
    }

    /// <summary>Each write torn or zeroed, with all before it, and with all others.</summary>
    private IEnumerable<Choice[]> Torn()
    {
        for (int i = newestOnly ? Count - 1 : Math.Max(0, Count - budget.Pairs); i < Count; i++)
        {
            for (int kind = 0; kind < 4; kind++)
            {
                Choice variant = Variant(pending[i], kind);
                if (variant == Choice.Whole)
                    continue;
                Choice[] others = Filled(Choice.Whole);
                others[i] = variant;
                yield return others;

                Choice[] last = Filled(Choice.Whole);
                Array.Fill(last, Choice.Omitted, i, Count - i);
                last[i] = variant;
                yield return last;
            }
        }
    }

    private static Choice Variant(DiskUnit unit, int kind)
    {
        if (unit is not DataUnit { Data: not null } write)
            return Choice.Whole;
        return kind switch
        {
            0 when write.FirstSector > 0 => Choice.FirstSector,
            1 when write.FirstHalf > 0 => Choice.FirstHalf,
            2 when write.FirstHalf > 0 => Choice.SecondHalf,
            // Of bytes that were there before, none turns into a zero.
            3 when write.Offset >= write.Node.Content.Length => Choice.Zeros,
            _ => Choice.Whole,
        };
    }
}
