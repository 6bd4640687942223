using System.Text;
using System.Text.RegularExpressions;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Memory.Merging;

/// <summary>Collects lines into parts. A key that comes again gets a number, so that every part has a key of its own.</summary>
internal sealed partial class PartCutter
{
    private readonly List<FilePart> _parts = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private string _key = "start";
    private string _before = "start";
    private string? _uid;
    private bool _isOneLine;

    /// <summary>Whether the part under way is a rule, a cycle or a golden rule, which has its name inside.</summary>
    public bool IsRule => Shared().IsMatch(_key);

    /// <summary>Whether it is a golden rule, which may be a heuristic of another file.</summary>
    public bool IsNumbered => Numbered().IsMatch(_key);

    /// <summary>A part of any number of lines begins.</summary>
    public void Begin(string key)
    {
        Close();
        (_before, _key, _uid, _isOneLine) = (_key, key, null, false);
    }

    /// <summary>A part of one line begins; what comes behind it is a part of its own.</summary>
    public void BeginOne(string key, string? uid)
    {
        Begin(key);
        (_uid, _isOneLine) = (uid, true);
    }

    /// <summary>The part under way is that record.</summary>
    public void Name(string uid) => _uid ??= uid;

    public void Add(string line)
    {
        // The line of links comes and goes; what stands below it is known by what stands above.
        if (_isOneLine && _text.Length > 0)
            Begin($"after {(_key == LinkLine.Part ? _before : _key)}");
        _text.Append(line);
    }

    public IReadOnlyList<FilePart> End()
    {
        Close();
        return _parts;
    }

    private void Close()
    {
        if (_text.Length == 0)
            return;

        // A rule is known by its record's name, whatever number and words it has by now.
        string key = IsRule && _uid is not null ? $"rule {_uid}" : _key;
        int number = _seen[key] = _seen.GetValueOrDefault(key) + 1;
        _parts.Add(new FilePart(number == 1 ? key : FormattableString.Invariant($"{key} ({number})"), _text.ToString(), IsRule ? _uid : null));
        _text.Clear();
    }

    [GeneratedRegex(@"^section [0-9]+\.", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // The sections of files that many records share.
    [GeneratedRegex(@"^section (?:H-|Cycle [0-9]+\b|[0-9]+\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Shared();
}
