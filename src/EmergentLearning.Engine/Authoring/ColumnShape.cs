namespace EmergentLearning.Engine.Authoring;

/// <summary>A column as it is compared with what was released.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="NotNull">Whether it refuses <c>NULL</c>.</param>
/// <param name="Default">Its <c>DEFAULT</c> expression, or <see langword="null"/>.</param>
/// <param name="WasNamed">What it was called before, or <see langword="null"/>.</param>
internal sealed record ColumnShape(string Name, string Type, bool NotNull, string? Default, string? WasNamed = null)
{
    /// <summary>What rows get that were there before it, where that is not what stands for nothing in its type. No part of what is released.</summary>
    public string? Fill { get; init; }
}
