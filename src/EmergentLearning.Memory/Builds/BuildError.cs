namespace EmergentLearning.Memory.Builds;

/// <summary>One error of a failed build, or one failed test, as it was reported. Immutable.</summary>
public sealed record BuildError
{
    /// <summary>The code, as <c>CS0103</c>; empty for an error without one. For a test: its full name.</summary>
    public string Code { get; init; } = "";

    /// <summary>The file that the error names, absolute or relative to the project; empty when it names none.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in the file, from 1; 0 when it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column in the line, from 1; 0 when it is not known.</summary>
    public int Column { get; init; }

    /// <summary>What is wrong, in any number of lines.</summary>
    public required string Message { get; init; }

    /// <summary>The error as builds print it: <c>file(line,column): error code: message</c>.</summary>
    public override string ToString()
    {
        string place = (File.Length, Line, Column) switch
        {
            (0, _, _) => "",
            (_, 0, _) => $"{File}: ",
            (_, _, 0) => $"{File}({Line}): ",
            _ => $"{File}({Line},{Column}): ",
        };
        return $"{place}error{(Code.Length > 0 ? " " : "")}{Code}: {Message}";
    }
}
