using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// Takes locks of its own, row after row, each row one inside the other; says so while it holds the last one, and waits for a word. With
/// the order of locks checked, it tells what it was refused.
/// </summary>
/// <param name="rows">Names with commas between them.</param>
internal sealed class LockVerb(string[] rows)
{
    private const int Refused = 3;

    public int Run()
    {
        Announcer.Say(LockOrder.IsChecked ? "checked" : "unchecked");
        try
        {
            foreach (string row in rows)
                Take(row.Split(','));
        }
        catch (LockOrderException refused)
        {
            Announcer.Say("refused " + refused.Message);
            return Refused;
        }

        return 0;
    }

    private static void Take(ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
        {
            Announcer.Say("held");
            Console.In.ReadLine();
            return;
        }

        using LockOrderEntry held = LockOrder.Of(typeof(LockVerb).Assembly, names[0]).Enter();
        Take(names[1..]);
    }
}
