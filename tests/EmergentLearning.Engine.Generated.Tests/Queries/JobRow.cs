namespace EmergentLearning.Engine.Generated.Tests.Queries;

public record struct JobRow(string Name, long? ParentId);
