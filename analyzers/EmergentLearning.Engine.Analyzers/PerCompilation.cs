using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>
/// Something that several analyzers ask of one compilation, made for the first of them and let go with the compilation: to look types up by their
/// names goes through every referenced assembly. Thread-safe; two that ask at the same moment may have it made twice, and get the same one.
/// </summary>
/// <typeparam name="T">What it is. Immutable.</typeparam>
/// <param name="make">Makes it.</param>
internal sealed class PerCompilation<T>(Func<Compilation, T> make)
    where T : class
{
    private readonly ConditionalWeakTable<Compilation, T> _made = new();

    public T Of(Compilation compilation) => _made.GetValue(compilation, key => make(key));
}
