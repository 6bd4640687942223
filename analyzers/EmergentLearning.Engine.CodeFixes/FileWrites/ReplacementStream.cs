using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A stream or writer that is opened by path becomes one over the engine's replacement stream, which is committed at the end of its scope.</summary>
internal static class ReplacementStream
{
    private const string AtomicFile = "EmergentLearning.Engine.Files.AtomicFile";

    /// <summary>The changed document, or null where the engine, or the end of the scope, is missing.</summary>
    public static SyntaxNode? Apply(SyntaxNode root, WriteCall call, SemanticModel model, CancellationToken cancellation)
    {
        WriteMode mode = WriteModes.Of(call, model, cancellation);
        string method = mode == WriteMode.Updates ? "OpenUpdate" : "OpenReplace";
        if (mode == WriteMode.Unknown || FileSystemText.Of(call.Operation, model) is not { IsAbstract: false }
            || StatementText.NameOfCallable(AtomicFile, method, model, call.Node.SpanStart) is not { } type)
            return null;

        string open = $"{type}.{method}({call.PathText})";
        ExpressionSyntax outermost = OpenedValue.Outermost(call.Node);
        if (OpenScope.Find(outermost, model) is { } scope)
            return IsStream(outermost, model) ? OfStream(root, scope, open, model, cancellation) : OfWriter(root, call, scope, outermost, open, model);
        return OfDocument(root, call, open, model);
    }

    private static bool IsStream(ExpressionSyntax value, SemanticModel model) => model.GetTypeInfo(value).Type is { Name: "FileStream" };

    private static SyntaxNode? OfStream(SyntaxNode root, OpenScope scope, string open, SemanticModel model, CancellationToken cancellation)
    {
        if (!OpenedValue.IsOnlyWritten(scope, model, cancellation))
            return null;
        IEnumerable<string> flushes = OpenedValue.WritersOver(scope, model).Reverse().Select(writer => Flush(writer, scope.IsAsync));
        return scope.Rewrite(root, [Opening(scope, scope.Name, open)], [.. flushes.Append(Commit(scope, scope.Name)).Select(StatementText.Parse)]);
    }

    private static SyntaxNode? OfWriter(
        SyntaxNode root, WriteCall call, OpenScope scope, ExpressionSyntax writer, string open, SemanticModel model)
    {
        string file = FreeNames.Find("file", scope.Statement.Parent ?? scope.Statement, model);
        if (Over(call, writer, file, model) is not { } value || IsClosedEarly(scope))
            return null;
        bool isXml = call.Member == "Create" && call.Operation.Type?.Name == "XmlWriter";
        string finish = !isXml ? Flush(scope.Name, scope.IsAsync) : scope.IsAsync ? $"await {scope.Name}.DisposeAsync();" : $"{scope.Name}.Dispose();";
        return scope.Rewrite(
            root,
            [Opening(scope, file, open), Opening(scope, scope.Name, value)],
            [StatementText.Parse(finish), StatementText.Parse(Commit(scope, file))]);
    }

    /// <summary>The writer over the stream, with what it was given besides.</summary>
    private static string? Over(WriteCall call, ExpressionSyntax writer, string file, SemanticModel model)
    {
        int at = call.Node.SpanStart;
        if (writer != call.Node && !OpenedValue.IsWriter(model.GetTypeInfo(writer).Type))
            return null;
        if (writer != call.Node)
            return writer.ReplaceNode(call.Node, SyntaxFactory.IdentifierName(file)).WithoutTrivia().ToString();
        return call.Operation switch
        {
            IInvocationOperation { TargetMethod.Name: "CreateText" } => $"new {StatementText.Name("System.IO.StreamWriter", model, at)}({file})",
            IObjectCreationOperation { Type.Name: "StreamWriter" } creation =>
                $"new {StatementText.Name("System.IO.StreamWriter", model, at)}({string.Join(", ", Kept(creation).Prepend(file))})",
            IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "XmlWriter" } } xml when !MayCloseOutput(xml) =>
                call.Node.ReplaceNode(call.Path, SyntaxFactory.IdentifierName(file)).WithoutTrivia().ToString(),
            _ => null,
        };
    }

    private static IEnumerable<string> Kept(IObjectCreationOperation creation) => creation.Arguments
        .Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name is "encoding" or "bufferSize")
        .Select(argument => ((ArgumentSyntax)argument.Syntax).Expression.ToString());

    /// <summary>A writer that closes the stream leaves nothing to commit.</summary>
    private static bool MayCloseOutput(IInvocationOperation xml) => xml.Arguments.Any(
        argument => argument.Parameter?.Type.Name == "XmlWriterSettings" && argument.ArgumentKind == ArgumentKind.Explicit
            && (argument.Value is not IObjectCreationOperation settings
                || settings.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                    .Any(one => one.Target is IPropertyReferenceOperation { Property.Name: "CloseOutput" }) == true));

    private static bool IsClosedEarly(OpenScope scope) =>
        scope.Body.SelectMany(part => part.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()).Any(
        access => access.Expression is IdentifierNameSyntax owner && owner.Identifier.ValueText == scope.Name
            && access.Name.Identifier.ValueText is "Close" or "Dispose" or "DisposeAsync" or "BaseStream");

    /// <summary>A document that is saved whole, by a call that takes a stream as well.</summary>
    private static SyntaxNode? OfDocument(SyntaxNode root, WriteCall call, string open, SemanticModel model)
    {
        if (call.Member != "Save" || call.Node.Parent is not ExpressionStatementSyntax statement)
            return null;
        string file = FreeNames.Find("file", statement, model);
        ExpressionSyntax saved = call.Node.ReplaceNode(call.Path, SyntaxFactory.IdentifierName(file)).WithoutTrivia();
        StatementSyntax text = StatementText.Parse($"using (var {file} = {open})\n{{\n    {saved};\n    {file}.Commit();\n}}");
        return root.ReplaceNode(statement, text.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static StatementSyntax Opening(OpenScope scope, string name, string value)
    {
        string wait = scope.IsAsync ? "await " : "";
        return StatementText.Parse(
            scope.Statement is UsingStatementSyntax ? $"{wait}using (var {name} = {value}) {{ }}" : $"{wait}using var {name} = {value};");
    }

    private static string Commit(OpenScope scope, string file) => scope.IsAsync ? $"await {file}.CommitAsync();" : $"{file}.Commit();";

    /// <summary>A binary writer has no asynchronous flush.</summary>
    private static string Flush(string writer, bool isAsync) => isAsync ? $"await {writer}.FlushAsync();" : $"{writer}.Flush();";
}
