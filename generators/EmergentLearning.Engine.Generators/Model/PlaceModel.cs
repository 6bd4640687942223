namespace EmergentLearning.Engine.Generators.Model;

/// <summary>Where something of a schema is declared.</summary>
/// <param name="Table">The table, or the empty string for the store.</param>
/// <param name="Member">The column, a data migration's method, or the empty string for the type itself.</param>
/// <param name="Path">The file.</param>
/// <param name="Start">The offset of the name.</param>
/// <param name="Length">Its length.</param>
internal sealed record PlaceModel(string Table, string Member, string Path, int Start, int Length);
