using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Files come into being, are written, deleted and renamed.</summary>
internal sealed class FileEffects(FlowEvaluator evaluator)
{
    private FlowState State
    {
        get => evaluator.State;
        set => evaluator.State = value;
    }

    private FlowFrame Frame => evaluator.Frame;

    /// <summary>Created or emptied by path. A file that is this code's own already is not shared by being opened again.</summary>
    public void Create(FlowValue path, FileBits bits, SyntaxNode site)
    {
        foreach (PathValue one in FlowEvaluator.Paths(path))
        {
            bool isOwn = State.Files.TryGetValue(one, out FileFacts? old) && old.Has(FileBits.Written) && !old.Has(FileBits.Shared);
            // Only CreateNew gives a file that was not there; everything else may meet somebody else's.
            FileFacts facts = old is null ? FileFacts.Create(bits, site, Frame.Call)
                : old.Add(isOwn ? bits & ~FileBits.Shared : bits, site, Frame.Call);
            State = State with
            {
                Files = State.Files.SetItem(one, facts),
                Deleted = State.Deleted.Remove(one),
            };
        }
    }

    public void Mark(PathValue path, FileBits bits, SyntaxNode site)
    {
        FileFacts facts = State.Files.TryGetValue(path, out FileFacts? old) ? old.Add(bits, site, Frame.Call) : FileFacts.Create(bits, site, Frame.Call);
        State = State with { Files = State.Files.SetItem(path, facts) };
    }

    public void Delete(FlowValue path, SyntaxNode site)
    {
        foreach (PathValue one in FlowEvaluator.Paths(path))
        {
            State = State with
            {
                Files = State.Files.Remove(one),
                Deleted = State.Deleted.SetItem(one, new DeletedFile(site, Frame.Call)),
            };
        }
    }

    /// <summary>A whole new content takes the place of <paramref name="target"/>: a rename, or a call of the engine.</summary>
    public void Publish(PathValue target, SyntaxNode site)
    {
        if (Frame.Call is null && State.Published.Any(other => !other.Equals(target)))
            evaluator.Context.Findings.LaterPublishes.Add(site);
        State = State with { Published = State.Published.Add(target), Deleted = State.Deleted.Remove(target) };
    }

    /// <summary>Too late for a file that readers know.</summary>
    public void ChangeMode(FlowValue path, SyntaxNode site)
    {
        if (Frame.Call is null && FlowEvaluator.Paths(path).Any(State.Published.Contains))
            evaluator.Context.Findings.LateModes.Add(site);
    }

    /// <summary>What others may do to a file whose path they were given cannot be seen, so nothing is demanded of it.</summary>
    public void HandOut(FlowValue? value)
    {
        foreach (PathValue path in FlowEvaluator.Paths(value))
        {
            if (State.Files.TryGetValue(path, out FileFacts? facts))
            {
                FileFacts trusted = facts.Without(FileBits.Unflushed | FileBits.HalfFlushed | FileBits.ReadOnlyFlushed);
                State = State with { Files = State.Files.SetItem(path, trusted) };
            }
        }
    }

    /// <summary>A directory that is handed to a helper after a rename counts as synced: what else would it be handed over for?</summary>
    public void HandOutDirectory(FlowValue? value)
    {
        foreach (PathValue path in FlowEvaluator.Paths(value))
        {
            foreach (KeyValuePair<SyntaxNode, PathValue> rename in State.Unsynced)
            {
                if (rename.Value.Equals(path))
                    State = State with { Unsynced = State.Unsynced.Remove(rename.Key) };
            }
        }
    }

    public void SyncAllDirectories() => State = State with { Unsynced = State.Unsynced.Clear() };
}
