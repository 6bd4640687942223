using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2002 where the engine is referenced: a record in the engine's log, in place of text at the end of a file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NonAtomicAppendCodeFix))]
[Shared]
public sealed class NonAtomicAppendCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NonAtomicAppend];

    /// <inheritdoc />
    protected override string Title => "Append a record durably (AppendLog, with its own record format)";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } path, { NameColon: null } content], Parent: ExpressionStatementSyntax statement } call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: "AppendAllText" or "AppendAllBytes", IsStatic: true } method
            || !IsTextOrBytes(method.Parameters[1].Type)
            || StatementText.NameOfCallable("EmergentLearning.Engine.Files.AppendLog", "Append", model, node.SpanStart) is not { } log)
        {
            return null;
        }

        string name = FreeNames.Find("log", statement, model);
        string bytes = method.Name == "AppendAllText"
            ? $"{StatementText.Name("System.Text.Encoding", model, node.SpanStart)}.UTF8.GetBytes({content})"
            : content.ToString();
        StatementSyntax append = StatementText.Parse($"using (var {name} = {log}.Open({path}))\n    {name}.Append({bytes});");
        return root.ReplaceNode(statement, append.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static bool IsTextOrBytes(ITypeSymbol type) => type.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };
}
