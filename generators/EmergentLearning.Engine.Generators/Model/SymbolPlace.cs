namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A place named by what is declared there, so that lines added above it change nothing.</summary>
/// <param name="Type">The type's metadata name.</param>
/// <param name="Member">The member, or the empty string for the type itself.</param>
internal sealed record SymbolPlace(string Type, string Member);
