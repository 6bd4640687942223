namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>What is done while a call fails, and what must hold of the folder afterwards.</summary>
/// <param name="Name">Its name on the command line and in the table.</param>
/// <param name="Below">The folder below which calls fail, relative to the store's; empty for all of it.</param>
/// <param name="PrepareAsync">Makes the folder that each experiment gets a copy of. Nothing fails.</param>
/// <param name="RunAsync">The calls. Each goes through the ledger.</param>
/// <param name="InspectAsync">Nothing fails any more: opens what is left, and gives what is wrong with it.</param>
internal sealed record FaultScenario(
    string Name,
    string Below,
    Func<string, Ledger, Task> PrepareAsync,
    Func<string, Ledger, Task> RunAsync,
    Func<string, Ledger, Task<IReadOnlyList<string>>> InspectAsync);
