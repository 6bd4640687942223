namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A table with its SQL: all that is needed to write its file.</summary>
internal sealed record SourceModel(TableModel Table, TableSql Sql);
