using System.Globalization;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Something wrong that a check of a compiled assembly found. Immutable.</summary>
/// <param name="Code">Its code: <c>ELE9020</c> and following.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="File">The file in which it stands.</param>
/// <param name="Line">The line, from 1; 0 when only the file is known.</param>
/// <param name="Column">The column, from 1; 0 when only the line is known.</param>
public sealed record SchemaFinding(string Code, string Message, string File, int Line, int Column)
{
    /// <summary>The finding in the form in which builds and editors expect an error: <c>file(line,column): error CODE: message</c>.</summary>
    public override string ToString()
    {
        string place = (Line, Column) switch
        {
            (0, _) => "",
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"({Line})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"({Line},{Column})"),
        };
        return $"{File}{place}: error {Code}: {Message}";
    }
}
