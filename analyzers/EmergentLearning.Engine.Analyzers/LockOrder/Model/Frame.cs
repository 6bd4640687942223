using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>One step of a path through the code: a call, or at its end an acquisition. Immutable, compared by value.</summary>
/// <param name="Method">The method in which it stands.</param>
/// <param name="Site">The call or the acquisition.</param>
internal sealed record Frame(string Method, SyntaxNode Site)
{
    public Location Location => Site.GetLocation();

    /// <summary>The file and the line, as a person would say it.</summary>
    public string Place
    {
        get
        {
            FileLinePositionSpan span = Location.GetLineSpan();
            string path = span.Path.Replace('\\', '/');
            return path.Substring(path.LastIndexOf('/') + 1) + ":" + (span.StartLinePosition.Line + 1);
        }
    }

    public override string ToString() => Method + " " + Place;
}
