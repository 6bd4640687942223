using System.Text;

namespace EmergentLearning.Memory.Context;

/// <summary>
/// Gives a budget away: tier by tier, section by section, item by item. An item is in as a whole or not at all, and one that does not fit leaves
/// its room to those behind it. A pure function: what was asked and what was offered decide alone.
/// </summary>
internal sealed class ContextComposer
{
    private const string Title = "# Task Context\n";
    private const int RecentNeeds = 500 * ContextRequest.CharactersPerToken;

    private readonly StringBuilder _text = new();
    private readonly List<ContextChoice> _choices = [];
    private readonly HashSet<string> _records = new(StringComparer.Ordinal);
    private readonly int _budget;

    private ContextComposer(int budget) => _budget = budget;

    private int Left => _budget - _text.Length;

    /// <summary>Composes a context that has at most four characters for each token.</summary>
    public static ContextAnswer Compose(ContextRequest request, IEnumerable<ContextSection> sections)
    {
        var composer = new ContextComposer(request.MaximumTokens * ContextRequest.CharactersPerToken);
        composer.AppendHead(request);
        foreach (ContextSection section in sections.OrderBy(static section => section.Tier))
            composer.Add(section);
        return new ContextAnswer(composer._text.ToString(), request.MaximumTokens, composer._choices);
    }

    private void AppendHead(ContextRequest request)
    {
        AppendIfItFits(Title);
        if (request.Task.Length > 0)
            AppendIfItFits($"\nTask: {Querying.OneLine.Of(request.Task, 300)}\n");
    }

    private void Add(ContextSection section)
    {
        string heading = $"\n## {section.Heading}\n\n";
        // Asked once a section: its own items must not shut each other out.
        bool hasTurn = section.Tier != ContextTier.Recent || Left > RecentNeeds;
        foreach (ContextItem item in section.Items)
        {
            if (!hasTurn)
                LeaveOut(section, item, "its turn comes only while more than 500 tokens are left");
            else if (_records.Contains(item.Record))
                LeaveOut(section, item, "it is in the context already");
            else if (!AppendIfItFits($"{heading}- {item.Text}\n"))
                LeaveOut(section, item, $"it needs {heading.Length + item.Text.Length + 3} characters, and {Left} of {_budget} are left");
            else
                heading = Take(section, item);
        }
    }

    /// <returns>The heading of the next item: none, it stands there now.</returns>
    private string Take(ContextSection section, ContextItem item)
    {
        _choices.Add(new ContextChoice(section.Heading, item, true, section.Why));
        _records.Add(item.Record);
        return "";
    }

    private void LeaveOut(ContextSection section, ContextItem item, string reason) =>
        _choices.Add(new ContextChoice(section.Heading, item, false, reason));

    private bool AppendIfItFits(string text)
    {
        if (text.Length > Left)
            return false;

        _text.Append(text);
        return true;
    }
}
