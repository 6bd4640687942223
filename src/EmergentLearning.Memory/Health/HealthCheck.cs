namespace EmergentLearning.Memory.Health;

/// <summary>One check of a store.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="State">What was found.</param>
/// <param name="Message">The finding, and what to do about it.</param>
public sealed record HealthCheck(string Name, HealthState State, string Message);
