using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>Marks <c>init</c> accessors. The compiler asks for it by name, and netstandard2.0 has none.</summary>
[Embedded]
internal static class IsExternalInit;
