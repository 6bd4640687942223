using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Recipes;

/// <summary>A record with a file, as small as one can be.</summary>
[Table("recipe_notes"), File("notes/{Id}.md")]
public sealed partial record RecipeNote
{
    [Key] public long Id { get; init; }

    public required string Text { get; init; }
}
