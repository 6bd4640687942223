using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// Writes one JSON object (RFC 8259). netstandard2.0 has no writer, and a package of it would be one more DLL in every build node. Half a
/// surrogate pair is left to the encoding, which replaces it: escaped, it would be refused by who reads it.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new("{");

    /// <summary>Adds a member; one without a value is left out.</summary>
    public JsonText Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Name(name).Append(Quote(value!));
        return this;
    }

    /// <summary>Adds a number; 0 means unknown and is left out.</summary>
    public JsonText Add(string name, long value)
    {
        if (value != 0)
            Name(name).Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a list of objects.</summary>
    public JsonText Add(string name, IEnumerable<JsonText> values)
    {
        Name(name).Append('[').Append(string.Join(",", values)).Append(']');
        return this;
    }

    /// <summary>The object.</summary>
    public override string ToString() => _text + "}";

    private static string Quote(string value)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in value)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ')
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    private StringBuilder Name(string name)
    {
        if (_text.Length > 1)
            _text.Append(',');
        return _text.Append(Quote(name)).Append(':');
    }
}
