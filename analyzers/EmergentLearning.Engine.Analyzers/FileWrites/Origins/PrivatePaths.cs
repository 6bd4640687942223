using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>
/// Whether nobody else can know a path: it lies below a temporary folder, is a device, or has a name that no two runs share. Followed through
/// fields, helpers, wrapper classes and the callers of private methods; what cannot be followed is not private.
/// </summary>
internal sealed class PrivatePaths(FileWriteSymbols symbols, Scope scope, ValueOrigins? origins)
{
    // Deep enough for any path that a person composes, and a bound for the ones that a machine wrote.
    private const int MostDepth = 14;

    private readonly NameSources _names = new(symbols);

    // What is being asked about. A value that is made of itself, as a path is that a folder was added to, says nothing new of where it begins.
    private readonly HashSet<(IOperation Value, Scope Scope)> _asked = [];

    public bool Holds(IOperation path) => All(new Origin(path, scope), 0, IsPrivate) == true;

    private bool IsPrivate(Origin value, int depth) => IsTemporary(value, depth)
        || Mentions(value, depth, _names.IsRandom)
        || (Mentions(value, depth, _names.IsMoment) && Mentions(value, depth, _names.IsProcess));

    /// <summary>True when everything that the value can be satisfies the test, false when something may not, null when it is nothing at all.</summary>
    private bool? All(Origin value, int depth, Func<Origin, int, bool> test)
    {
        bool? all = null;
        foreach (Origin one in value.Values())
        {
            if (!_asked.Add((one.Value, one.Scope)))
                continue;
            all = test(one, depth) ? true : depth > MostDepth ? false : AllOf(one, depth, test) ?? all;
            _asked.Remove((one.Value, one.Scope));
            if (all == false)
                return false;
        }

        return all;
    }

    private bool? AllOf(Origin value, int depth, Func<Origin, int, bool> test)
    {
        if (origins?.Of(value) is not { } sources)
            return false;
        bool? all = null;
        foreach (Origin source in sources)
        {
            all = All(source, depth + 1, test) ?? all;
            if (all == false)
                return false;
        }

        return all;
    }

    private bool IsTemporary(Origin origin, int depth)
    {
        IOperation value = Operations.Unwrap(origin.Value);
        if (depth > MostDepth)
            return false;
        if (value.ConstantValue is { HasValue: true, Value: string text })
            return text.StartsWith("/dev/", StringComparison.Ordinal);
        return _names.IsTemporary(value)
            || (PathParts.Leftmost(value, symbols) is { } first && first != value && All(origin.Beside(first), depth + 1, IsTemporary) == true);
    }

    /// <summary>True when the value is made with something wanted, on every way that it can be made.</summary>
    private bool Mentions(Origin origin, int depth, Func<IOperation, bool> isWanted)
    {
        IOperation value = Operations.Unwrap(origin.Value);
        if (isWanted(value))
            return true;
        if (depth > MostDepth)
            return false;
        // A unique name stands behind its folder, of which much may have to be read.
        return value.ChildOperations.Reverse().Select(child => child is IArgumentOperation argument ? argument.Value : child)
            .Any(child => All(origin.Beside(child), depth + 1, (one, deeper) => Mentions(one, deeper, isWanted)) == true);
    }
}
