namespace EmergentLearning.Cli.Output;

/// <summary>How an answer is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people: tables on a terminal, lines elsewhere.</summary>
    Text,

    /// <summary>For people, as a table everywhere.</summary>
    Table,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One JSON document a line, for each row of the answer.</summary>
    JsonLines,

    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>A table of Markdown, or whatever the answer is as Markdown.</summary>
    Markdown,
}
