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
    public const string Command = Schema + "CommandAttribute";
    public const string FileFormat = "EmergentLearning.Engine.Contracts.IFileFormat<TRecord>";

    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    public const string CancellationToken = "System.Threading.CancellationToken";

    private const string Schema = "EmergentLearning.Engine.Schema.";
}
