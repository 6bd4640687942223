using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The moment of truth: what must have happened to a temporary file before it takes the place of another.</summary>
internal sealed class RenameEffects(FlowEvaluator evaluator)
{
    private FlowState State
    {
        get => evaluator.State;
        set => evaluator.State = value;
    }

    private FlowFindings Findings => evaluator.Context.Findings;

    private FlowFrame Frame => evaluator.Frame;

    public void Rename(FlowValue source, FlowValue target, SyntaxNode site)
    {
        foreach (PathValue to in FlowEvaluator.Paths(target))
        {
            foreach (PathValue from in FlowEvaluator.Paths(source))
                Check(from, to, site);
        }

        foreach (PathValue from in FlowEvaluator.Paths(source))
            State = State with { Files = State.Files.Remove(from) };
    }

    /// <summary>The engine publishes it, with every step that a file needs.</summary>
    public void HandOver(FlowValue source)
    {
        foreach (PathValue from in FlowEvaluator.Paths(source))
        {
            if (State.Files.TryGetValue(from, out FileFacts? file))
                Findings.PublishedWrites.UnionWith(file.Sites);
            State = State with { Files = State.Files.Remove(from) };
        }
    }

    /// <summary>The window in which there is no file at all; also before a copy, and for whole directories.</summary>
    public void CheckDeleted(PathValue from, PathValue to, SyntaxNode site)
    {
        if (State.Deleted.TryGetValue(to, out DeletedFile? deleted)
            && (deleted.Frame is null || deleted.Frame != Frame.Call)
            && (State.Files.ContainsKey(from) || !IsRotation(from, to)))
        {
            RenameFinding finding = Findings.At(Frame.Place(site));
            finding.Steps |= MissingSteps.KeptTarget;
            finding.DeletedAt = deleted.Frame ?? deleted.Site;
        }
    }

    private void Check(PathValue from, PathValue to, SyntaxNode site)
    {
        CheckDeleted(from, to, site);
        if (State.Files.TryGetValue(from, out FileFacts? file) && file.Has(FileBits.Written))
        {
            Findings.PublishedWrites.UnionWith(file.Sites);
            // What one helper does all by itself is reported in that helper.
            if (file.Frame is null || file.Frame != Frame.Call)
            {
                SyntaxNode place = Frame.Place(site);
                RenameFinding finding = Findings.At(place);
                finding.Steps |= StepsMissing(from, to, file);
                finding.SharedAt ??= file.SharedAt;
                if (!to.IsInTempRoot)
                    State = State with { Unsynced = State.Unsynced.SetItem(place, PathAlgebra.DirectoryOf(to)) };
            }

            if (!to.IsInTempRoot)
                new FileEffects(evaluator).Publish(to, site);
        }

        State = State with { Deleted = State.Deleted.Remove(to) };
    }

    private MissingSteps StepsMissing(PathValue from, PathValue to, FileFacts file)
    {
        // A file that only moves about among temporary files is nobody's truth.
        if (to.IsInTempRoot)
            return MissingSteps.None;
        MissingSteps steps = MissingSteps.None;
        if (from.IsInTempRoot || PathRoots.Differ(from, to))
            steps |= MissingSteps.SameVolume;
        if (file.Has(FileBits.Shared) && !from.IsRandom && PathAlgebra.IsPredictable(from, to))
            steps |= MissingSteps.NameOfItsOwn;
        if (State.Streams.Any(stream => IsUnfinished(stream.Key, stream.Value, from)))
            steps |= MissingSteps.ClosedWriter;
        if (file.Has(FileBits.Unflushed))
            steps |= file.Has(FileBits.HalfFlushed | FileBits.ReadOnlyFlushed) ? MissingSteps.WholeFlush : MissingSteps.Flush;
        return steps;
    }

    /// <summary>A file stream that is open, or a wrapper that still holds bytes.</summary>
    private static bool IsUnfinished(StreamValue stream, bool isDirty, PathValue path) =>
        (stream.Inner is null || isDirty) && !stream.Is(StreamTraits.Foreign) && stream.Root.Paths.Contains(path);

    /// <summary>Log rotation and trash: an old file moves out of the way to a name made from its own, and nobody misses the target.</summary>
    private static bool IsRotation(PathValue from, PathValue to) =>
        from.Atoms.Length > 0 && to.Atoms.Length > 0 && !from.StartsWith(to) && from.Atoms[0].Equals(to.Atoms[0]) && !from.Atoms[0].IsKnownText;
}
