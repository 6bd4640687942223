namespace EmergentLearning.Engine.Contracts.Searching;

/// <summary>A row that a search found.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Record">The record.</param>
/// <param name="Rank">How well it matches, as <c>bm25</c> has it: the smaller, the better.</param>
/// <param name="Snippet">The part of its text that matches best, with the words found between the marks of the <see cref="SearchOptions{TRecord}"/>.</param>
public sealed record SearchHit<TRecord>(TRecord Record, double Rank, string Snippet);
