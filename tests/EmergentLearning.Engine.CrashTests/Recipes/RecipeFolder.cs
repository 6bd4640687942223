namespace EmergentLearning.Engine.CrashTests.Recipes;

/// <summary>A folder as the ways of writing expect it, removed afterwards.</summary>
internal sealed class RecipeFolder : IDisposable
{
    private readonly string _outer = Directory.CreateTempSubdirectory("elf-recipe-").FullName;

    public RecipeFolder()
    {
        Directory.CreateDirectory(Path.Combine(Root, "sub"));
        foreach (string name in new[] { "a", "c", "gone" })
            File.WriteAllText(Path.Combine(Root, name), "the old content");
        File.CreateSymbolicLink(Path.Combine(Root, "link"), "sub/behind");
        File.WriteAllText(Path.Combine(Root, "sub/behind"), "the old content");
    }

    public string Root => Path.Combine(_outer, "d");

    public string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    /// <summary>How many temporary files are left.</summary>
    public int Temporaries => Directory.GetFiles(Root, ".*.eltmp", SearchOption.AllDirectories).Length;

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
