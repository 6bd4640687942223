namespace EmergentLearning.Engine.Generators.Model;

/// <summary>Where something of a schema is declared.</summary>
/// <param name="Table">The table, or the empty string for the store.</param>
/// <param name="Member">The column, a data migration's method, or the empty string for the type itself.</param>
/// <param name="Place">What is declared there.</param>
internal sealed record PlaceModel(string Table, string Member, SymbolPlace Place);
