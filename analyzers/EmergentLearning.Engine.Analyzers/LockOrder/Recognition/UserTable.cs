using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Rows that a project adds for libraries that carry no attributes: additional files whose names end in <c>.locks.txt</c>. A line is
/// <c>acquire|try|shared|release Namespace.Type.Method [class]</c>; <c>#</c> begins a comment. Lines of another form are ignored.
/// </summary>
internal static class UserTable
{
    private const string Suffix = ".locks.txt";

    public static ImmutableArray<(string Type, string Method, LockRow Row)> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<(string, string, LockRow)>();
        foreach (AdditionalText file in files)
        {
            if (!file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || file.GetText(cancellation) is not { } text)
                continue;
            foreach (TextLine line in text.Lines)
            {
                if (Parse(line.ToString()) is { } row)
                    rows.Add(row);
            }
        }

        return rows.ToImmutable();
    }

    private static (string Type, string Method, LockRow Row)? Parse(string line)
    {
        string[] words = line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || RowOf(words[0]) is not { } row)
            return null;
        int dot = words[1].LastIndexOf('.');
        return dot <= 0 ? null : (words[1].Substring(0, dot), words[1].Substring(dot + 1), row with { Class = words.Length > 2 ? words[2] : null });
    }

    /// <summary>Whether a call returns a handle is its own return type's to say.</summary>
    private static LockRow? RowOf(string verb) => verb switch
    {
        "acquire" => new LockRow(LockAction.Acquire, LockKind.Declared, LockMode.Exclusive, LockResult.Nothing),
        "shared" => new LockRow(LockAction.Acquire, LockKind.Declared, LockMode.Shared, LockResult.Nothing),
        "try" => new LockRow(LockAction.Acquire, LockKind.Declared, LockMode.Exclusive, LockResult.Flag, IsTry: true),
        "release" => new LockRow(LockAction.Release, LockKind.Declared, LockMode.Exclusive, LockResult.Nothing),
        _ => null,
    };
}
