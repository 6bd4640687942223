using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>A value, and the body in which it means something. Immutable.</summary>
internal sealed class Origin(IOperation value, Scope scope)
{
    public IOperation Value { get; } = value;

    public Scope Scope { get; } = scope;

    /// <summary>What the value can be as far as its own body shows, without what is nothing at all.</summary>
    public IEnumerable<Origin> Values() => Scope.Facts.ValuesOf(Value)
        .Where(one => one.ConstantValue is not { HasValue: true, Value: null } && one is not IDefaultValueOperation)
        .Select(one => new Origin(one, Scope));

    public Origin Beside(IOperation value) => new(value, Scope);
}
