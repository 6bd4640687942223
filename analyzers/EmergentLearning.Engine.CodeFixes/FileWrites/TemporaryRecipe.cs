using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>
/// Any write by path, made whole: it goes to a temporary file beside the target, which is flushed and renamed. The call itself stays as it is.
/// </summary>
internal static class TemporaryRecipe
{
    private const string DirectorySync = "EmergentLearning.Engine.Files.DirectorySync";

    /// <summary>The changed document, or null where the steps do not fit, or would mean something else.</summary>
    public static SyntaxNode? Apply(SyntaxNode root, WriteCall call, SemanticModel model, CancellationToken cancellation)
    {
        if (call.IsInfo || !root.Contains(call.Path) || FileSystemText.Of(call.Operation, model) is not { } files
            || !RenameRecipe.IsAvailable(model.Compilation)
            || WriteModes.Of(call, model, cancellation) != WriteMode.Replaces)
            return null;
        ExpressionSyntax outermost = OpenedValue.Outermost(call.Node);
        if (OpenScope.Find(outermost, model) is { } scope)
            return InScope(root, call, scope, new Names(scope.Statement, call, model), files, model);
        return StatementOf(call) is { } statement ? AroundStatement(root, call, statement, new Names(statement, call, model), files, model) : null;
    }

    /// <summary>A call whose file is finished when it returns.</summary>
    private static ExpressionStatementSyntax? StatementOf(WriteCall call)
    {
        ExpressionSyntax whole = call.Node;
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
            whole = configured;
        if (whole.Parent is AwaitExpressionSyntax awaited)
            whole = awaited;
        else if (call.Member.EndsWith("Async", StringComparison.Ordinal))
            return null;
        bool isFinished = call.Member is "Copy" or "CopyTo" or "Save" or "CreateFromDirectory" or "ExtractToFile"
            || call.Member.StartsWith("WriteAll", StringComparison.Ordinal);
        return isFinished ? whole.Parent as ExpressionStatementSyntax : null;
    }

    private static SyntaxNode AroundStatement(
        SyntaxNode root, WriteCall call, ExpressionStatementSyntax statement, Names names, FileSystemText files, SemanticModel model)
    {
        StatementSyntax write = statement.ReplaceNode(call.Path, names.PathFrom(call)).WithoutTrivia();
        string text = "{\n" + names.Declarations(files) + write + "\n" + string.Join("\n", Publish(call, names, files, model)) + "\n}";
        return root.ReplaceNode(statement, StatementText.Parse(text).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static SyntaxNode InScope(SyntaxNode root, WriteCall call, OpenScope scope, Names names, FileSystemText files, SemanticModel model)
    {
        StatementSyntax opening = scope.Statement.ReplaceNode(call.Path, names.PathFrom(call));
        string[] publish = [.. Publish(call, names, files, model)];
        if (scope.Statement is UsingStatementSyntax)
        {
            string text = "{\n" + names.Declarations(files) + opening.WithoutTrivia() + "\n" + string.Join("\n", publish) + "\n}";
            return root.ReplaceNode(scope.Statement, StatementText.Parse(text).WithTriviaFrom(scope.Statement).WithAdditionalAnnotations(Formatter.Annotation));
        }

        string close = scope.IsAsync ? $"await {scope.Name}.DisposeAsync();" : $"{scope.Name}.Dispose();";
        IEnumerable<StatementSyntax> head = names.Declarations(files).Split(['\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => StatementText.Parse(line.Trim()));
        string[] end = [.. OpenedValue.ClosersOver(scope), close, .. publish];
        return scope.Rewrite(root, [.. head, opening.WithoutTrivia()], end.Select(StatementText.Parse));
    }

    private static IEnumerable<string> Publish(WriteCall call, Names names, FileSystemText files, SemanticModel model)
    {
        yield return files.Flush(names.Temporary, names.Stream);
        // An archive is never made over another file.
        yield return files.Move(names.Temporary, names.Target, overwrites: !call.Member.StartsWith("CreateFromDirectory", StringComparison.Ordinal));
        int at = call.Node.SpanStart;
        string path = StatementText.Name("System.IO.Path", model, at);
        if (!files.IsAbstract && StatementText.NameOfCallable(DirectorySync, "Sync", model, at) is { } sync)
            yield return $"{sync}.Sync({path}.GetDirectoryName({path}.GetFullPath({names.Target}))!);";
    }

    /// <summary>The variables of the recipe.</summary>
    private sealed class Names(StatementSyntax statement, WriteCall call, SemanticModel model)
    {
        private readonly bool _isSimple = FileSystemText.IsSimple(call.Path);
        private readonly string _target = FreeNames.Find("target", Scope(statement), model);

        public string Temporary { get; } = FreeNames.Find("temporary", Scope(statement), model);

        public string Stream { get; } = FreeNames.Find("stream", Scope(statement), model);

        public string Target => _isSimple ? call.PathText : _target;

        public IdentifierNameSyntax PathFrom(WriteCall write) => SyntaxFactory.IdentifierName(Temporary).WithTriviaFrom(write.Path);

        public string Declarations(FileSystemText files) =>
            (_isSimple ? "" : $"string {_target} = {call.PathText};\n") + $"string {Temporary} = {Target} + \".\" + {files.RandomName()};\n";

        /// <summary>A declaration shares its block with all that comes after it.</summary>
        private static SyntaxNode Scope(StatementSyntax statement) => statement.Parent ?? statement;
    }
}
