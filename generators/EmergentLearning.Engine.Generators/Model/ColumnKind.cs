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
}
