namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Every type that can be stored.</summary>
internal static class TypeCases
{
    public static IReadOnlyList<TypeCase> All { get; } = [.. NumberCases.All, .. TextCases.All, .. TimeCases.All, .. OwnCases.All];
}
