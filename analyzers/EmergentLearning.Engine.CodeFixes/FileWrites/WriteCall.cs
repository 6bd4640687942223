using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A call that writes a file as a whole, by its path: what a fix has to know of it.</summary>
internal sealed class WriteCall
{
    private static readonly string[] PathNames =
        ["path", "destFileName", "fileName", "filename", "outputFileName", "destinationFileName", "destinationArchiveFileName"];

    private WriteCall(ExpressionSyntax node, IOperation operation, ExpressionSyntax path, bool isInfo)
    {
        Node = node;
        Operation = operation;
        Path = path;
        IsInfo = isInfo;
    }

    /// <summary>The call or creation.</summary>
    public ExpressionSyntax Node { get; }

    public IOperation Operation { get; }

    /// <summary>Where it says which file; for a file object that says it elsewhere, that object.</summary>
    public ExpressionSyntax Path { get; }

    /// <summary>True when <see cref="Path"/> is a file object and not a text.</summary>
    public bool IsInfo { get; }

    /// <summary>The text of the path.</summary>
    public string PathText => IsInfo ? Path.WithoutTrivia() + ".FullName" : Path.WithoutTrivia().ToString();

    /// <summary>The member that is called; for a creation the name of the type.</summary>
    public string Member => Operation is IInvocationOperation call ? call.TargetMethod.Name : Operation.Type?.Name ?? "";

    /// <summary>Null for what is no such call.</summary>
    public static WriteCall? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not ExpressionSyntax expression)
            return null;
        IOperation? operation = model.GetOperation(node, cancellation);
        IEnumerable<IArgumentOperation> arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        // The last: a copy has its source first.
        ArgumentSyntax? named = arguments
            .Where(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String } parameter && PathNames.Contains(parameter.Name))
            .Select(argument => argument.Syntax).OfType<ArgumentSyntax>().LastOrDefault();
        if (operation is not null && named is not null)
            return new WriteCall(expression, operation, named.Expression, isInfo: false);
        return operation is IInvocationOperation { Instance: { Type.Name: "FileInfo" or "IFileInfo" } info } ? OfInfo(expression, operation, info) : null;
    }

    private static WriteCall? OfInfo(ExpressionSyntax expression, IOperation operation, IOperation info)
    {
        IArgumentOperation? path = info switch
        {
            IObjectCreationOperation { Arguments: [var first] } => first,
            IInvocationOperation { TargetMethod.Name: "New", Arguments: [var first] } => first,
            _ => null,
        };
        if (path?.Syntax is ArgumentSyntax argument)
            return new WriteCall(expression, operation, argument.Expression, isInfo: false);
        return info.Syntax is IdentifierNameSyntax name && info.Type?.Name == "FileInfo" ? new WriteCall(expression, operation, name, isInfo: true) : null;
    }
}
