using System.Reflection.Metadata;
using System.Text;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>Where symbols say that a debugger finds the sources.</summary>
internal static class SourceLink
{
    // The kind of the entry, from the specification of portable symbols.
    private static readonly Guid Kind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    /// <summary>The map from files to addresses, as JSON; empty where there is none.</summary>
    public static string Of(byte[] symbols)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        MetadataReader reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(item => reader.GetGuid(item.Kind) == Kind)
            .Select(item => Encoding.UTF8.GetString(reader.GetBlobBytes(item.Value))).SingleOrDefault("");
    }

    /// <summary>The files that the symbols name.</summary>
    public static IReadOnlyList<string> Documents(byte[] symbols)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        MetadataReader reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }
}
