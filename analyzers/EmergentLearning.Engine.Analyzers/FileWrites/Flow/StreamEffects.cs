using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What happens to the bytes on their way from a writer through its streams to the disk.</summary>
internal sealed class StreamEffects(FlowEvaluator evaluator)
{
    private FlowState State
    {
        get => evaluator.State;
        set => evaluator.State = value;
    }

    public StreamValue Open(StreamValue stream)
    {
        // Readers may stay open: a rename does not hurt them.
        if (!stream.Is(StreamTraits.ReadOnly))
            State = State with { Streams = State.Streams.SetItem(stream, false) };
        return stream;
    }

    public void Write(StreamValue stream, SyntaxNode site)
    {
        MarkDirty(stream);
        StreamValue root = stream.Root;
        if (root.Is(StreamTraits.ReadOnly))
            return;
        FileBits bits = root.Is(StreamTraits.WriteThrough) ? FileBits.Written : FileBits.Written | FileBits.Unflushed;
        foreach (PathValue path in root.Paths)
            new FileEffects(evaluator).Mark(path, bits, site);
    }

    /// <summary><c>Flush()</c>: out of the program, not onto the disk.</summary>
    public void Flush(StreamValue stream, SyntaxNode site, bool isHalf = true)
    {
        if (stream.Inner is { } inner)
        {
            if (TakeDirty(stream))
                Write(inner, site);
            Flush(inner, site, isHalf);
            return;
        }

        TakeDirty(stream);
        if (isHalf)
            Update(stream, facts => facts.Has(FileBits.Unflushed) ? facts.With(FileBits.HalfFlushed) : facts);
    }

    /// <summary><c>Flush(true)</c>, <c>FlushToDisk</c>, fsync.</summary>
    public void FlushToDisk(StreamValue stream, SyntaxNode site, bool isManaged = true)
    {
        Flush(stream, site, isHalf: false);
        StreamValue root = stream.Root;
        // Measured: FileStream.Flush(true) on a stream that cannot write issues no fsync. The native calls do.
        if (isManaged && root.Is(StreamTraits.ReadOnly))
        {
            evaluator.Context.Findings.ReadOnlyFlushes.Add(evaluator.Frame.Place(site));
            Update(root, facts => facts.Has(FileBits.Unflushed) ? facts.With(FileBits.ReadOnlyFlushed) : facts);
            return;
        }

        Update(root, facts => facts.Without(FileBits.Unflushed | FileBits.HalfFlushed | FileBits.ReadOnlyFlushed));
    }

    public void Close(StreamValue stream, SyntaxNode site)
    {
        bool wasDirty = TakeDirty(stream);
        State = State with { Streams = State.Streams.Remove(stream) };
        if (stream.Inner is not { } inner)
            return;
        if (wasDirty && State.Streams.ContainsKey(inner))
            Write(inner, site);
        if (!stream.Is(StreamTraits.LeavesInnerOpen))
            Close(inner, site);
    }

    /// <summary>Handed to code that cannot be seen: from here on nothing is claimed of it.</summary>
    public void Forget(StreamValue stream)
    {
        for (StreamValue? layer = stream; layer is not null; layer = layer.Inner)
            State = State with { Streams = State.Streams.Remove(layer) };
        var unknown = PathValue.Of(stream.Root.Id is SyntaxNode site ? PathAtom.At(site) : PathAtom.Of((ISymbol)stream.Root.Id, null));
        State = State with
        {
            Files = State.Files.RemoveRange(stream.Root.Paths),
            // Whoever has it may flush and close it at any time, also after later writes here.
            Variables = State.Variables.SetItems(
                State.Variables.Where(variable => variable.Value is StreamValue held && held.Root.Equals(stream.Root))
                    .Select(variable => new KeyValuePair<object, FlowValue>(variable.Key, unknown))),
        };
    }

    /// <summary>A lambda may do anything with the streams that it sees, at any time.</summary>
    public void ForgetCaptured(SyntaxNode lambda)
    {
        foreach (KeyValuePair<object, FlowValue> variable in State.Variables)
        {
            if (variable.Value is StreamValue stream && variable.Key is ILocalSymbol or IParameterSymbol
                && evaluator.Frame.Facts.ReferencesTo((ISymbol)variable.Key).Any(reference => lambda.Span.Contains(reference.Syntax.Span)))
            {
                Forget(stream);
            }
        }
    }

    private void MarkDirty(StreamValue stream)
    {
        if (State.Streams.ContainsKey(stream))
            State = State with { Streams = State.Streams.SetItem(stream, true) };
    }

    private bool TakeDirty(StreamValue stream)
    {
        if (!State.Streams.TryGetValue(stream, out bool dirty))
            return false;
        State = State with { Streams = State.Streams.SetItem(stream, false) };
        return dirty;
    }

    private void Update(StreamValue root, Func<FileFacts, FileFacts> change)
    {
        foreach (PathValue path in root.Paths)
        {
            if (State.Files.TryGetValue(path, out FileFacts? facts))
                State = State with { Files = State.Files.SetItem(path, change(facts)) };
        }
    }
}
