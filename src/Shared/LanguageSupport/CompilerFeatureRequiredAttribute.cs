using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>Keeps compilers that do not know a feature from a member that needs it. The compiler asks for it by name, and netstandard2.0 has none.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
