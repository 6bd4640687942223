using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Authoring;

/// <summary>An assembly, read and neither loaded nor run: what its attributes say of stores and queries.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    private CompiledAssembly(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="StoreException">It is absent, or no assembly.</exception>
    public static CompiledAssembly Open(string path)
    {
        try
        {
            return new CompiledAssembly(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            throw new StoreException(StoreFault.Input, $"{path} cannot be read as an assembly: {e.Message} Give the .dll that the build made.", e);
        }
    }

    /// <summary>The stores, by name.</summary>
    public IReadOnlyList<CompiledStore> ReadStores() =>
    [
        .. _metadata.TypeDefinitions.Select(handle => ReadStore(_metadata.GetTypeDefinition(handle))).OfType<CompiledStore>()
            .OrderBy(store => store.Shape.Name, StringComparer.Ordinal),
    ];

    /// <summary>Where each table is declared, by its name. A name that several records have is left out.</summary>
    public IReadOnlyDictionary<string, SourcePlace> ReadTablePlaces() => _metadata.TypeDefinitions
        .Select(handle => FindText(_metadata.GetTypeDefinition(handle).GetCustomAttributes(), typeof(TableAttribute)))
        .OfType<AttributeText>()
        .GroupBy(text => text.Value, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First().Place, StringComparer.OrdinalIgnoreCase);

    public void Dispose() => _file.Dispose();

    private CompiledStore? ReadStore(TypeDefinition type)
    {
        if (FindText(type.GetCustomAttributes(), typeof(CompiledSchemaAttribute)) is not { } schema)
            return null;

        IEnumerable<CompiledQuery> queries =
            from handle in type.GetMethods()
            let method = _metadata.GetMethodDefinition(handle)
            let query = FindText(method.GetCustomAttributes(), typeof(QueryAttribute))
            where query is not null
            select new CompiledQuery(_metadata.GetString(method.Name), query.Value, query.Place);
        return new CompiledStore(SchemaJson.ReadStore(schema.Value), [.. queries]);
    }

    private AttributeText? FindText(CustomAttributeHandleCollection attributes, Type type)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            CustomAttribute attribute = _metadata.GetCustomAttribute(handle);
            if (IsOf(attribute, type))
                return AttributeText.Read(_metadata.GetBlobReader(attribute.Value));
        }

        return null;
    }

    private bool IsOf(CustomAttribute attribute, Type type)
    {
        EntityHandle owner = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => _metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        if (owner.Kind != HandleKind.TypeReference)
            return false;

        TypeReference reference = _metadata.GetTypeReference((TypeReferenceHandle)owner);
        return _metadata.StringComparer.Equals(reference.Name, type.Name)
            && _metadata.StringComparer.Equals(reference.Namespace, type.Namespace!);
    }
}
