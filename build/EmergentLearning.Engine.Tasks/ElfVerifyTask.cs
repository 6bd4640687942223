namespace EmergentLearning.Engine.Tasks;

/// <summary>Has the real SQLite check every table and query of an assembly: <c>elf schema verify</c>. What is wrong is an error.</summary>
public sealed class ElfVerifyTask : ElfSchemaTask
{
    /// <summary>The compiler's path map. Default: none.</summary>
    public string PathMap { get; set; } = "";

    private protected override IReadOnlyList<IReadOnlyList<string>> Commands =>
    [
        [
            "schema", "verify", "--assembly", Assembly,
            .. Lock.Length > 0 ? ["--lock", Lock] : Array.Empty<string>(),
            .. PathMap.Length > 0 ? ["--path-map", PathMap] : Array.Empty<string>(),
        ],
    ];
}
