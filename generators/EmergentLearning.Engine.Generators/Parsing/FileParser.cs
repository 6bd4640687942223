using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[File]</c>.</summary>
internal static class FileParser
{
    public static FileModel? Parse(INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, DiagnosticSink sink)
    {
        if (type.FindAttribute(KnownNames.File) is not { } attribute)
            return null;

        string template = attribute.Text(0) ?? "";
        if (Refuse(template) is { } reason)
        {
            sink.Add(Descriptors.EscapingTemplate, attribute.Location(), template, reason);
            return null;
        }

        List<FilePart> parts = Parts(template, columns, out string? missing);
        if (missing is not null)
            sink.Add(Descriptors.UnknownProperty, attribute.Location(), "File", missing, type.Name);
        bool isFormat = TryFormat(attribute, type, sink, out string? format);
        return missing is null && isFormat ? new FileModel(parts.ToEquatable(), format) : null;
    }

    private static string? Refuse(string template)
    {
        if (template.Trim().Length == 0)
            return "it is empty";
        if (template.IndexOf('\\') >= 0)
            return "separate folders by '/'";
        if (template[0] == '/' || (template.Length > 1 && template[1] == ':'))
            return "it is absolute";
        if (template.Any(char.IsControl))
            return "it contains a control character";
        string[] segments = template.Split('/');
        if (segments.Any(segment => segment is "." or ".."))
            return "it leaves its folder by '.' or '..'";
        return segments.Any(segment => segment.Length == 0) ? "a segment of it is empty" : null;
    }

    private static List<FilePart> Parts(string template, IReadOnlyList<ColumnModel> columns, out string? missing)
    {
        var parts = new List<FilePart>();
        missing = null;
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            int end = close < 0 ? template.Length : open;
            if (end > at)
                parts.Add(new FilePart(template.Substring(at, end - at), null));
            if (close < 0)
                break;
            string name = template.Substring(open + 1, close - open - 1);
            ColumnModel? column = columns.FirstOrDefault(column => column.Property == name);
            missing ??= column is null ? name : null;
            parts.Add(new FilePart(name, column));
            at = close + 1;
        }

        return parts;
    }

    private static bool TryFormat(AttributeData attribute, INamedTypeSymbol type, DiagnosticSink sink, out string? format)
    {
        format = null;
        if (attribute.Named("Format") is not INamedTypeSymbol symbol)
            return true;

        bool implements = symbol.AllInterfaces.Any(each =>
            each.OriginalDefinition.ToDisplayString() == KnownNames.FileFormat
            && SymbolEqualityComparer.Default.Equals(each.TypeArguments[0], type));
        bool constructs = !symbol.IsAbstract && symbol.InstanceConstructors.Any(constructor =>
            constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal });
        if (!implements)
            sink.Add(Descriptors.FileFormat, attribute.Location(), symbol.Name, type.Name, $"it does not implement IFileFormat<{type.Name}>");
        else if (!constructs)
            sink.Add(Descriptors.FileFormat, attribute.Location(), symbol.Name, type.Name, "it has no public constructor without parameters");
        format = symbol.FullName();
        return implements && constructs;
    }
}
