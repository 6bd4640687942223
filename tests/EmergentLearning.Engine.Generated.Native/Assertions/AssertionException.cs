namespace Xunit;

/// <summary>What an assertion found to be otherwise.</summary>
/// <param name="message">What was expected, and what was found.</param>
public sealed class AssertionException(string message) : Exception(message);
