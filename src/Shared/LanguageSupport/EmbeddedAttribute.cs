namespace Microsoft.CodeAnalysis;

/// <summary>
/// Hides a type from other assemblies, also from those that see the internal ones: the tests have the same types from their own framework.
/// The compiler knows it by its name.
/// </summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class EmbeddedAttribute : Attribute;
