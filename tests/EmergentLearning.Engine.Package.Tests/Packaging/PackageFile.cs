using System.IO.Compression;
using System.Xml.Linq;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>A package as it was packed: what is in it, and what it says of itself.</summary>
internal sealed class PackageFile(string path)
{
    public long Size => new FileInfo(path).Length;

    public byte[] Bytes => File.ReadAllBytes(path);

    /// <summary>What the packer put in, without the parts that every package has by the rules of its format; sorted.</summary>
    public IReadOnlyList<string> Entries
    {
        get
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            return
            [
                .. archive.Entries.Select(entry => entry.FullName)
                    .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.StartsWith("package/services/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>The metadata of the package.</summary>
    public XElement Metadata
    {
        get
        {
            string name = Entries.Single(entry => entry.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.Contains('/', StringComparison.Ordinal));
            using MemoryStream stream = new(Read(name));
            return XDocument.Load(stream).Root!.Elements().First();
        }
    }

    /// <summary>The packages that it brings, as <c>id version</c>, and what of them it takes.</summary>
    public IReadOnlyList<string> Dependencies =>
    [
        .. from item in All("dependency")
           let parts = new[] { "id", "version", "include" }.Select(name => (string?)item.Attribute(name))
           select string.Join(' ', parts).TrimEnd(),
    ];

    public IEnumerable<XElement> All(string name) => Metadata.Descendants().Where(element => element.Name.LocalName == name);

    public string? Value(string name) => All(name).SingleOrDefault()?.Value;

    public byte[] Read(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream stream = (archive.GetEntry(entry) ?? throw new FileNotFoundException(entry)).Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
