using System.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes indented lines with LF endings, the same on every machine.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several, each indented.</summary>
    public IndentedWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
            _text.Append(line.Length == 0 ? "" : new string(' ', _depth * 4)).Append(line).Append('\n');
        return this;
    }

    public IndentedWriter Open(string brace = "{")
    {
        Line(brace);
        _depth++;
        return this;
    }

    public IndentedWriter Close(string brace = "}")
    {
        _depth--;
        return Line(brace);
    }

    /// <summary>Writes lines that continue the one before.</summary>
    public IndentedWriter Indented(string text) => Nested(() => Line(text));

    /// <summary>Writes one level deeper.</summary>
    public IndentedWriter Nested(Action write)
    {
        _depth++;
        write();
        _depth--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
