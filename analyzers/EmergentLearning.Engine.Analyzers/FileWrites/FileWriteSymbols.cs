using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>The types that file-write rules know, looked up once for each compilation; immutable, safe for concurrent use.</summary>
internal sealed class FileWriteSymbols
{
    private static readonly (string Name, TypeFamily Family)[] Known =
    [
        ("System.IO.File", TypeFamily.File),
        ("System.IO.Abstractions.IFile", TypeFamily.File),
        ("System.IO.Abstractions.FileBase", TypeFamily.File),
        ("System.IO.Abstractions.FileWrapper", TypeFamily.File),
        ("System.IO.FileInfo", TypeFamily.FileInfo),
        ("System.IO.FileSystemInfo", TypeFamily.FileInfo),
        ("System.IO.Abstractions.IFileInfo", TypeFamily.FileInfo),
        ("System.IO.Abstractions.IFileSystemInfo", TypeFamily.FileInfo),
        ("System.IO.Abstractions.FileInfoBase", TypeFamily.FileInfo),
        ("System.IO.Abstractions.FileInfoWrapper", TypeFamily.FileInfo),
        ("System.IO.Abstractions.IFileInfoFactory", TypeFamily.FileInfoFactory),
        ("System.IO.FileStream", TypeFamily.FileStream),
        ("System.IO.Abstractions.IFileStreamFactory", TypeFamily.FileStreamFactory),
        ("System.IO.DirectoryInfo", TypeFamily.DirectoryInfo),
        ("System.IO.Abstractions.IDirectoryInfo", TypeFamily.DirectoryInfo),
        ("System.IO.Directory", TypeFamily.Directory),
        ("System.IO.Abstractions.IDirectory", TypeFamily.Directory),
        ("System.IO.Path", TypeFamily.Path),
        ("System.IO.Abstractions.IPath", TypeFamily.Path),
        ("System.IO.StreamWriter", TypeFamily.StreamWriter),
        ("System.IO.BinaryWriter", TypeFamily.BinaryWriter),
        ("System.Xml.XmlWriter", TypeFamily.XmlWriter),
        ("System.Xml.XmlDocument", TypeFamily.XmlDocument),
        ("System.Xml.Linq.XDocument", TypeFamily.XmlDocument),
        ("System.Xml.Linq.XElement", TypeFamily.XmlDocument),
        ("System.Xml.Linq.XStreamingElement", TypeFamily.XmlDocument),
        ("System.IO.Compression.ZipFile", TypeFamily.ZipFile),
        ("System.IO.Compression.ZipFileExtensions", TypeFamily.ZipFile),
        ("System.IO.MemoryMappedFiles.MemoryMappedFile", TypeFamily.MemoryMappedFile),
        ("System.IO.UnmanagedMemoryAccessor", TypeFamily.MemoryAccessor),
        ("System.Text.Json.JsonSerializer", TypeFamily.JsonSerializer),
        ("System.IO.RandomAccess", TypeFamily.RandomAccess),
        ("System.Guid", TypeFamily.Randomness),
        ("System.Security.Cryptography.RandomNumberGenerator", TypeFamily.Randomness),
        ("System.DateTime", TypeFamily.Clock),
        ("System.DateTimeOffset", TypeFamily.Clock),
        ("System.Diagnostics.Stopwatch", TypeFamily.Clock),
        ("System.Environment", TypeFamily.Environment),
        ("System.Diagnostics.Process", TypeFamily.Process),
        ("System.Lazy`1", TypeFamily.Lazy),
        ("EmergentLearning.Engine.Files.AtomicFile", TypeFamily.AtomicFile),
        ("EmergentLearning.Engine.Files.DirectorySync", TypeFamily.DirectorySync),
        ("EmergentLearning.Engine.Files.AppendLog", TypeFamily.AppendLog),
    ];

    private static readonly PerCompilation<FileWriteSymbols> Shared = new(compilation => new(compilation));

    private readonly KnownTypes<TypeFamily> _families;

    private FileWriteSymbols(Compilation compilation)
    {
        _families = new KnownTypes<TypeFamily>(compilation, Known);
        FileMode = compilation.GetTypeByMetadataName("System.IO.FileMode");
        FileAccess = compilation.GetTypeByMetadataName("System.IO.FileAccess");
        FileStreamOptions = compilation.GetTypeByMetadataName("System.IO.FileStreamOptions");
        Stream = compilation.GetTypeByMetadataName("System.IO.Stream");
        MockFileSystem = compilation.GetTypeByMetadataName("System.IO.Abstractions.TestingHelpers.MockFileSystem");
        NonAtomicWrite = compilation.GetTypesByMetadataName("EmergentLearning.Engine.Schema.NonAtomicWriteAttribute");
        ExpressionTree = compilation.GetTypeByMetadataName("System.Linq.Expressions.Expression`1");
        FileOptions = compilation.GetTypeByMetadataName("System.IO.FileOptions");
        LibraryImport = compilation.GetTypeByMetadataName("System.Runtime.InteropServices.LibraryImportAttribute");
        IOException = compilation.GetTypeByMetadataName("System.IO.IOException");
        SuppressMessage = compilation.GetTypeByMetadataName("System.Diagnostics.CodeAnalysis.SuppressMessageAttribute");
        FlowTypes = new FlowTypes(compilation, Stream);
        Locks = new LockSymbols(compilation);
    }

    public INamedTypeSymbol? FileMode { get; }

    public INamedTypeSymbol? FileAccess { get; }

    public INamedTypeSymbol? FileStreamOptions { get; }

    public INamedTypeSymbol? Stream { get; }

    public INamedTypeSymbol? MockFileSystem { get; }

    public INamedTypeSymbol? ExpressionTree { get; }

    public INamedTypeSymbol? FileOptions { get; }

    public INamedTypeSymbol? LibraryImport { get; }

    public INamedTypeSymbol? IOException { get; }

    public INamedTypeSymbol? SuppressMessage { get; }

    public FlowTypes FlowTypes { get; }

    public LockSymbols Locks { get; }

    /// <summary>More than one when several referenced assemblies carry their own copy.</summary>
    public IReadOnlyList<INamedTypeSymbol> NonAtomicWrite { get; }

    /// <summary>Null when the compilation can write no file, so that the rules need not run at all.</summary>
    public static FileWriteSymbols? Create(Compilation compilation) =>
        Shared.Of(compilation) is var symbols && symbols._families.Have(TypeFamily.File) ? symbols : null;

    public TypeFamily? FamilyOf(ITypeSymbol? type) => _families.Of(type);

    /// <summary>True for what the framework ships: it flushes to disk only where it says so.</summary>
    public static bool IsFramework(IMethodSymbol method) => FlowTypes.IsFramework(method);

    /// <summary>Paths, file objects, streams, writers and handles: the values that are followed.</summary>
    public bool IsFlowType(ITypeSymbol? type) => FlowTypes.IsFollowed(type) || FamilyOf(type) is TypeFamily.FileInfo or TypeFamily.DirectoryInfo;

    /// <summary>A stream, writer or handle.</summary>
    public bool IsWriter(ITypeSymbol? type) => FlowTypes.IsWriter(type);

    /// <summary>True when disposing an object of this type closes the stream that it was made over.</summary>
    public bool ClosesInner(ITypeSymbol? type) => FlowTypes.ClosesInner(type);

    /// <summary>True for a parameter type through which nobody can flush to disk.</summary>
    public bool CannotFlushToDisk(ITypeSymbol type) => FlowTypes.CannotFlushToDisk(type);

    /// <summary>True when <paramref name="type"/> is a stream of any kind.</summary>
    public bool IsStream(ITypeSymbol? type) => DerivesFrom(type, Stream);

    public static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (; ancestor is not null && type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
                return true;
        }

        return false;
    }
}
