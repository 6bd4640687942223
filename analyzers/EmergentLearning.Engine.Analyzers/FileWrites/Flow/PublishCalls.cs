using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>
/// The calls without which the flow finds nothing: what it looks for is a file that takes the place of another, and what it must have been
/// through. Most bodies that write files have none, and are not followed at all.
/// </summary>
internal static class PublishCalls
{
    /// <summary>Whether a file is moved, copied, handed to the engine or flushed to disk in the body or in a helper that would be followed.</summary>
    public static bool AreIn(MethodFacts facts, FileWriteSymbols symbols, MethodSources sources) =>
        facts.Invocations.Any(call => Is(call, symbols) || sources.MayPublish(call.TargetMethod, HelperCalls.MostFrames));

    public static bool Is(IInvocationOperation call, FileWriteSymbols symbols) => call.TargetMethod switch
    {
        { Name: "Move" or "MoveTo" or "Replace" or "Copy" or "CopyTo" } method => symbols.FamilyOf(method.ContainingType) is not null,
        { Name: "Flush", Parameters.Length: 1 } or { Name: "FlushToDisk" } => true,
        { } method => symbols.FamilyOf(method.ContainingType) == TypeFamily.AtomicFile || NativeFlush.Is(method, symbols),
    };
}
