using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>Fixes ELE3003: the cache becomes private, in a connection string and in the builder's enumeration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharedCacheCodeFix))]
[Shared]
public sealed class SharedCacheCodeFix : SqliteCodeFix
{
    private static readonly Regex Setting = new(@"(\bcache\s*=\s*)shared\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Value = new("\"Shared\"", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SharedCache];

    private protected override string Title => "Use a private cache";

    private protected override Func<SyntaxNode, SyntaxNode>? Change(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        EnumMember.Replace(node, "SqliteCacheMode", "Private", model, cancellation)
        ?? LiteralText.Replace(node, Setting, "$1Private")
        // builder["Cache"] = "Shared".
        ?? LiteralText.Replace(node, Value, "\"Private\"");
}
