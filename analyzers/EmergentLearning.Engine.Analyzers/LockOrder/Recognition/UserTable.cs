using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Rows that a project adds for libraries that carry no attributes: additional files whose names end in <c>.locks.txt</c>. A line is
/// <c>acquire|try|shared|release Namespace.Type.Method [class]</c>; <c>#</c> begins a comment. A type that the project does not reference is
/// no fault, so that several projects can share one table.
/// </summary>
internal static class UserTable
{
    private const string Suffix = ".locks.txt";

    public static bool IsTable(AdditionalText file) => file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The rows of all tables; lines that say nothing are left to <see cref="Lines"/>.</summary>
    public static ImmutableArray<(string Type, string Method, LockRow Row)> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
    [
        .. from file in files
           where IsTable(file)
           from line in Lines(file, cancellation)
           where line.Row is not null
           select (line.Type, line.Method, line.Row),
    ];

    /// <summary>Every line that is neither empty nor a comment.</summary>
    public static IEnumerable<UserTableLine> Lines(AdditionalText file, CancellationToken cancellation)
    {
        foreach (TextLine line in file.GetText(cancellation)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            string[] words = line.ToString().Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                yield return Parse(words, line.Span);
        }
    }

    private static UserTableLine Parse(string[] words, TextSpan span)
    {
        if (words.Length is < 2 or > 3)
            return Fault("is no 'verb Namespace.Type.Method [class]'");
        if (RowOf(words[0]) is not { } row)
            return Fault($"begins with '{words[0]}', which is none of acquire, try, shared and release");
        int dot = words[1].LastIndexOf('.');
        return dot <= 0 || dot == words[1].Length - 1
            ? Fault($"names '{words[1]}', which is no Namespace.Type.Method")
            : new UserTableLine(span, words[1].Substring(0, dot), words[1].Substring(dot + 1), row with { Class = words.Length > 2 ? words[2] : null }, null);

        UserTableLine Fault(string text) => new(span, "", "", null, text);
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
