namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Full names of what the generator looks for.</summary>
internal static class KnownNames
{
    public const string Table = Schema + "TableAttribute";
    public const string Key = Schema + "KeyAttribute";
    public const string Column = Schema + "ColumnAttribute";
    public const string Index = Schema + "IndexAttribute";
    public const string Unique = Schema + "UniqueAttribute";
    public const string Check = Schema + "CheckAttribute";
    public const string File = Schema + "FileAttribute";
    public const string Store = Schema + "StoreAttribute";
    public const string Query = Schema + "QueryAttribute";
    public const string Converter = Schema + "ConverterAttribute";
    public const string StoredAsJson = Schema + "StoredAsJsonAttribute";
    public const string StoredAsText = Schema + "StoredAsTextAttribute";
    public const string NotStored = Schema + "NotStoredAttribute";
    public const string ColumnConverter = "EmergentLearning.Engine.Contracts.IColumnConverter<TValue, TStored>";
    public const string TableColumns = "EmergentLearning.Engine.Contracts.TableColumnsAttribute";
    public const string WasNamed = Schema + "WasNamedAttribute";
    public const string DataMigration = Schema + "DataMigrationAttribute";
    public const string SqlTransaction = "EmergentLearning.Engine.Contracts.ISqlTransaction";
    public const string Version = Schema + "VersionAttribute";
    public const string CreatedAt = Schema + "CreatedAtAttribute";
    public const string UpdatedAt = Schema + "UpdatedAtAttribute";
    public const string FullText = Schema + "FullTextAttribute";
    public const string References = Schema + "ReferencesAttribute";
    public const string Command = Schema + "CommandAttribute";
    public const string FileFormat = "EmergentLearning.Engine.Contracts.IFileFormat<TRecord>";

    public const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    public const string CancellationToken = "System.Threading.CancellationToken";

    public const string SchemaNamespace = "EmergentLearning.Engine.Schema";

    private const string Schema = SchemaNamespace + ".";
}
