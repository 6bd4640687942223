using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Recipes;

[Store(typeof(RecipeNote))]
public sealed partial class RecipeStore;
