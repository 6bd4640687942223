namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A table of a store.</summary>
/// <param name="Property">The store's property for it.</param>
/// <param name="TableClass">The table class, with <c>global::</c>.</param>
/// <param name="Table">The table's name in the database.</param>
/// <param name="Record">The record, with <c>global::</c>.</param>
internal sealed record StoreTableModel(string Property, string TableClass, string Table, string Record);
