using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>How the steps of a rename are written down for a file system: the framework's own, or an abstract one that the code has at hand.</summary>
internal sealed class FileSystemText
{
    private readonly string? _system;
    private readonly SemanticModel _model;
    private readonly int _position;

    private FileSystemText(string? system, SemanticModel model, int position)
    {
        _system = system;
        _model = model;
        _position = position;
    }

    public bool IsAbstract => _system is not null;

    /// <summary>Null for a part of an abstract file system whose whole is not at hand.</summary>
    public static FileSystemText? Of(IOperation operation, SemanticModel model)
    {
        int position = operation.Syntax.SpanStart;
        if (operation is not IInvocationOperation { Instance: { } instance })
            return new(null, model, position);
        IOperation part = instance is IInvocationOperation { Instance: { } factory } ? factory : instance;
        if (part is IPropertyReferenceOperation { Property.Name: "File" or "FileStream" or "FileInfo",
            Instance: { Type.Name: "IFileSystem" or "FileSystem", Syntax: var system } })
            return IsSimple(system) ? new(system.ToString(), model, position) : null;
        return IsAbstraction(instance.Type) ? null : new(null, model, position);
    }

    public string RandomName() => $"{_system ?? ""}{(IsAbstract ? ".Path" : Name("System.IO.Path"))}.GetRandomFileName()";

    public string Move(string from, string to, bool overwrites) =>
        $"{_system ?? ""}{(IsAbstract ? ".File" : Name("System.IO.File"))}.Move({from}, {to}{(overwrites ? ", overwrite: true" : "")});";

    public string Flush(string path, string stream)
    {
        string arguments = $"({path}, {Name("System.IO.FileMode")}.Open, {Name("System.IO.FileAccess")}.Write)";
        string open = IsAbstract ? $"{_system}.FileStream.New{arguments}" : $"new {Name("System.IO.FileStream")}{arguments}";
        return $"using (var {stream} = {open})\n    {stream}.Flush(flushToDisk: true);";
    }

    /// <summary>An expression that may be written twice.</summary>
    public static bool IsSimple(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax or LiteralExpressionSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax member => IsSimple(member.Expression),
        _ => false,
    };

    private static bool IsAbstraction(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "Abstractions", ContainingNamespace.Name: "IO" };

    private string Name(string type) => StatementText.Name(type, _model, _position);
}
