namespace EmergentLearning.Memory.Kinds;

/// <summary>What a field of a record holds, and so what it may hold.</summary>
public enum FieldType
{
    /// <summary>One line in the file. White space at the ends is cut; a line break inside is kept, escaped.</summary>
    Line,

    /// <summary>A text of any number of lines.</summary>
    Text,

    /// <summary>Words with commas between them, a line each in the file.</summary>
    List,

    /// <summary>A whole number from 0 on.</summary>
    Whole,

    /// <summary>1 to 5, or low, medium, high, critical.</summary>
    Severity,

    /// <summary>0 to 1, or low, medium, high.</summary>
    Confidence,

    /// <summary>One of the field's <see cref="KindField.Choices"/>, in any case.</summary>
    Choice,

    /// <summary>An area of work, as it was given; no path.</summary>
    Domain,

    /// <summary>An area of work as a slug: lower case, ASCII letters, digits and <c>-</c>.</summary>
    Slug,
}
