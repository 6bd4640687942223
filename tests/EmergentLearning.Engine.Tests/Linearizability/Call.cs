namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>One operation of a history, from the moment it was asked for to the moment it was answered.</summary>
internal sealed record Call(int Client, long Asked, long Answered, Operation Operation, Answer Answer);
