using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>Fixes ELE3002: <c>synchronous</c> becomes <c>FULL</c>, in SQL, in a connection string and in System.Data.SQLite's enumeration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WeakSyncCodeFix))]
[Shared]
public sealed class WeakSyncCodeFix : SqliteCodeFix
{
    private const string Level = "(?:OFF|NORMAL|FALSE|TRUE|NO|YES|ON|[01])";

    private static readonly Regex Setting = new($@"(\bsynchronous\s*(?:=|\()\s*['""]?){Level}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.WeakSync];

    private protected override string Title => "Set synchronous to FULL";

    private protected override Func<SyntaxNode, SyntaxNode>? Change(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        EnumMember.Replace(node, "SynchronizationModes", "Full", model, cancellation) ?? LiteralText.Replace(node, Setting, "$1FULL");
}
