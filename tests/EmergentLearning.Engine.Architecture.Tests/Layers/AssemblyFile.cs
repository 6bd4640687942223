using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EmergentLearning.Engine.Architecture.Tests.Layers;

/// <summary>An assembly, read and not loaded.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyFile(Stream stream)
    {
        _file = new(stream);
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>One that lies beside the tests.</summary>
    public static AssemblyFile Open(string name) => new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));

    public IReadOnlyList<string> References =>
        [.. _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name))];

    /// <summary>Every use of one top-level type of this assembly by another, once.</summary>
    public IReadOnlyList<TypeUse> Uses() =>
    [
        .. _metadata.TypeDefinitions
            .SelectMany(handle => UsedBy(handle).Select(used => new TypeUse(TopLevelName(handle), TopLevelName(used))))
            .Where(use => use.User != use.Used)
            .Distinct(),
    ];

    public void Dispose() => _file.Dispose();

    private IEnumerable<TypeDefinitionHandle> UsedBy(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        IEnumerable<EntityHandle> named = type.GetInterfaceImplementations().Select(i => _metadata.GetInterfaceImplementation(i).Interface)
            .Append(type.BaseType)
            .Concat(Constraints(type.GetGenericParameters()))
            .Concat(type.GetMethods().SelectMany(InMethod))
            .Concat(Attributes(handle))
            .Concat(type.GetFields().SelectMany(field => Attributes(field)))
            .Concat(type.GetProperties().SelectMany(property => Attributes(property)));
        return named.SelectMany(Types).Concat(type.GetFields().SelectMany(field =>
            _metadata.GetFieldDefinition(field).DecodeSignature(SignatureTypes.Instance, null)))
            .Concat(type.GetMethods().SelectMany(InSignature));
    }

    private IEnumerable<EntityHandle> InMethod(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        IEnumerable<EntityHandle> named = Attributes(handle).Concat(Constraints(method.GetGenericParameters()))
            .Concat(method.GetParameters().SelectMany(parameter => Attributes(parameter)));
        return Body(method) is { } body
            ? named.Concat(MethodBodyTokens.Read(body.GetILBytes()!)).Concat(body.ExceptionRegions.Select(region => region.CatchType))
            : named;
    }

    private IEnumerable<TypeDefinitionHandle> InSignature(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        MethodSignature<System.Collections.Immutable.ImmutableHashSet<TypeDefinitionHandle>> signature =
            method.DecodeSignature(SignatureTypes.Instance, null);
        IEnumerable<TypeDefinitionHandle> types = signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(parameter => parameter));
        return Body(method) is { LocalSignature.IsNil: false } body
            ? types.Concat(_metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(SignatureTypes.Instance, null).SelectMany(l => l))
            : types;
    }

    private MethodBodyBlock? Body(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);

    private IEnumerable<EntityHandle> Attributes(EntityHandle owner) =>
        _metadata.GetCustomAttributes(owner).Select(attribute => _metadata.GetCustomAttribute(attribute).Constructor);

    private IEnumerable<EntityHandle> Constraints(GenericParameterHandleCollection parameters) => parameters
        .SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints())
        .Select(constraint => _metadata.GetGenericParameterConstraint(constraint).Type);

    private IEnumerable<TypeDefinitionHandle> Types(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [(TypeDefinitionHandle)handle],
        HandleKind.TypeSpecification =>
            _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(SignatureTypes.Instance, null),
        HandleKind.MethodDefinition => [_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()],
        HandleKind.FieldDefinition => [_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()],
        HandleKind.MemberReference => Types(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent),
        HandleKind.MethodSpecification => Types((MethodSpecificationHandle)handle),
        _ => [],
    };

    private IEnumerable<TypeDefinitionHandle> Types(MethodSpecificationHandle handle)
    {
        MethodSpecification method = _metadata.GetMethodSpecification(handle);
        return Types(method.Method).Concat(method.DecodeSignature(SignatureTypes.Instance, null).SelectMany(argument => argument));
    }

    private string TopLevelName(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        while (type.IsNested)
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        string space = _metadata.GetString(type.Namespace);
        return space.Length > 0 ? $"{space}.{_metadata.GetString(type.Name)}" : _metadata.GetString(type.Name);
    }
}
