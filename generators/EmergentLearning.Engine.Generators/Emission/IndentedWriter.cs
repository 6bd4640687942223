using System.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes indented lines with LF endings, the same on every machine.</summary>
internal sealed class IndentedWriter
{
    private const int Width = 140;

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

    /// <summary>Whether a line, indented, is no longer than a reader's window is wide.</summary>
    public bool Fits(string line) => line.IndexOf('\n') < 0 && (_depth * 4) + line.Length <= Width;

    /// <summary>Writes a literal: raw where that is easier to read, and as a sum of several where it is too long for one line.</summary>
    public IndentedWriter Text(string text, string end)
    {
        if (Literal.OfLines(text) is { } raw && raw.Split('\n').All(line => Fits(line + end)))
            return Line(raw + end);
        return Line(string.Join(" +\n", Literal.Split(text, Width - (_depth * 4) - 8)) + end);
    }

    /// <summary>Writes a method's head: on one line, or with a line for each parameter where that would be too long.</summary>
    public IndentedWriter Signature(string head, IReadOnlyList<string> parameters, string end)
    {
        string line = $"{head}({string.Join(", ", parameters)}){end}";
        return Fits(line) ? Line(line) : Line(head + "(").Indented(string.Join(",\n", parameters) + ")" + end);
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
