namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Stores a value as what a converter makes of it. On a type it holds wherever the type is stored; on a property or parameter, there,
/// and before anything that the type itself says.
/// </summary>
/// <param name="converter">
/// A class or struct that implements <c>IColumnConverter&lt;TValue, TStored&gt;</c> for the value's type, with
/// <see langword="long"/>, <see langword="double"/>, <see langword="string"/> or <c>byte[]</c> as what is stored.
/// </param>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum
    | AttributeTargets.Interface,
    Inherited = false)]
public sealed class ConverterAttribute(Type converter) : Attribute
{
    /// <summary>The converter.</summary>
    public Type Converter { get; } = converter;
}
