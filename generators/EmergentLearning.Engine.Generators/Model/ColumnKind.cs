namespace EmergentLearning.Engine.Generators.Model;

/// <summary>How a value is stored and converted.</summary>
internal enum ColumnKind
{
    Integer,
    Unsigned,
    Boolean,
    Enumeration,
    Single,
    Double,
    Text,
    Blob,
    DateTimeOffset,
    DateTime,
    DateOnly,
    Guid,
    Decimal,
    Char,
    TimeOnly,
    TimeSpan,

    /// <summary>An enumeration by its members' names.</summary>
    EnumerationName,

    /// <summary>A list of text, as a JSON array.</summary>
    TextList,

    /// <summary>JSON by generated metadata.</summary>
    Json,

    /// <summary>A number that a converter of the user's makes.</summary>
    ConvertedInteger,

    /// <summary>A floating-point number that a converter of the user's makes.</summary>
    ConvertedReal,

    /// <summary>Text that a converter of the user's makes.</summary>
    ConvertedText,

    /// <summary>Bytes that a converter of the user's makes.</summary>
    ConvertedBlob,
}
