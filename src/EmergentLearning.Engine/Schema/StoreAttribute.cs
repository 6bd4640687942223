namespace EmergentLearning.Engine.Schema;

/// <summary>Makes a <c>partial class</c> a store: one folder with a database, files and a git history.</summary>
/// <param name="tables">The records that the store holds; each carries <see cref="TableAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StoreAttribute(params Type[] tables) : Attribute
{
    /// <summary>The records that the store holds.</summary>
    public Type[] Tables { get; } = tables;

    /// <summary>The database's path below the store's folder, with <c>/</c>. Default: <c>store.db</c>.</summary>
    public string Database { get; set; } = "store.db";
}
