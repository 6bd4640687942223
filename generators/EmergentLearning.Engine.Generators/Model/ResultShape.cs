namespace EmergentLearning.Engine.Generators.Model;

/// <summary>How many rows a query gives.</summary>
internal enum ResultShape
{
    List,
    FirstOrNull,
    First,
}
