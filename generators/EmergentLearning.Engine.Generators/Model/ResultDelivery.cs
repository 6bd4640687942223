namespace EmergentLearning.Engine.Generators.Model;

/// <summary>How a method hands its result over.</summary>
internal enum ResultDelivery
{
    Value,
    Task,
    ValueTask,
}
