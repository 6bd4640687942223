using System.Text;

namespace EmergentLearning.Cli.Verbs.Manual;

/// <summary>A page in the man macros of troff. Every text is escaped here, so none can become a request or an escape.</summary>
internal sealed class TroffWriter(TextWriter writer)
{
    /// <summary>What begins the page.</summary>
    public void Title(string name, string section, string version) => Request($".TH {Quoted(name)} {section} \"\" {Quoted(version)} \"User Commands\"");

    public void Section(string name) => Request($".SH {Quoted(name)}");

    public void Subsection(string name) => Request($".SS {Quoted(name)}");

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        Request(".PP");
        Request(Line(text));
    }

    /// <summary>A term in bold, what stands for its value in italics, and what it means below it.</summary>
    public void Item(string term, string? value, string meaning)
    {
        Request(".TP");
        Request($@"\fB{Escape(term)}\fR{(value is null ? "" : $@" \fI{Escape(value)}\fR")}");
        Request(Line(meaning));
    }

    /// <summary>A line as it is typed.</summary>
    public void Example(string line)
    {
        Request(".PP");
        Request(".RS 4");
        Request(".nf");
        Request(Line(line));
        Request(".fi");
        Request(".RE");
    }

    // A line that is empty, or begins with a control character, would be a request.
    private static string Line(string text)
    {
        string line = Escape(text);
        return line.Length == 0 || line[0] is '.' or ' ' ? @"\&" + line : line;
    }

    private static string Quoted(string text) => $"\"{Escape(text)}\"";

    /// <summary>The text on one line. The characters that troff turns into typographic ones are named, so that an example can be copied.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char character in text.ReplaceLineEndings(" "))
            escaped.Append(Find(character) ?? character.ToString());
        return escaped.ToString();
    }

    private static string? Find(char character) => character switch
    {
        '\\' => @"\e",
        '-' => @"\-",
        '\'' => @"\(aq",
        '"' => @"\(dq",
        '`' => @"\(ga",
        '^' => @"\(ha",
        '~' => @"\(ti",
        _ => null,
    };

    // The same bytes on every system.
    private void Request(string line) => writer.Write(line + "\n");
}
