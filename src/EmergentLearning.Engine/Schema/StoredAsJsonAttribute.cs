namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Stores a value as JSON text, which the database checks to be well-formed. It is written by the metadata that System.Text.Json
/// generates, so nothing is reflected upon. On a type it holds wherever the type is stored; on a property or parameter, there.
/// </summary>
/// <param name="context">
/// A <c>partial</c> class derived from <c>JsonSerializerContext</c> that names the value's type in a <c>[JsonSerializable]</c>.
/// </param>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class StoredAsJsonAttribute(Type context) : Attribute
{
    /// <summary>The class with the metadata; its <c>Default</c> instance is used.</summary>
    public Type Context { get; } = context;
}
