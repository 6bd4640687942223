namespace EmergentLearning.Memory.Health;

/// <summary>A check before it is made.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Run">Makes the check.</param>
internal sealed record HealthStep(string Name, Func<HealthCheck> Run);
