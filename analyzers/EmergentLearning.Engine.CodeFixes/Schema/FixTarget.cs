using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>A file in which something is to be mended.</summary>
internal sealed class FixTarget(SyntaxNode root, SemanticModel model, SourceText text, CancellationToken cancellation)
{
    public SemanticModel Model => model;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The nearest node of that kind around a diagnostic.</summary>
    public T? Around<T>(Diagnostic diagnostic)
        where T : SyntaxNode
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        return span.End <= root.FullSpan.End
            ? root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>()
            : null;
    }

    public string Text(int start, int end) => text.ToString(TextSpan.FromBounds(start, end));

    /// <summary>The blanks before what is first on its line.</summary>
    public string Indentation(int position)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The end of the line, before its line break.</summary>
    public int LineEnd(int position) => text.Lines.GetLineFromPosition(position).End;

    public bool IsOnOneLine(int start, int end) => text.Lines.IndexOf(start) == text.Lines.IndexOf(end);

    /// <summary>The whole lines on which a span stands alone behind a prefix; <see langword="null"/> when something else stands there.</summary>
    public TextSpan? Alone(TextSpan span, string prefix)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        return Text(first.Start, span.Start).Trim() == prefix && Text(span.End, last.End).Trim().Length == 0
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : null;
    }

    /// <summary>How lines end in this file.</summary>
    public string LineBreak()
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? Text(first.End, first.EndIncludingLineBreak) : "\n";
    }
}
