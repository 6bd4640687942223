using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>
/// Recognises a file that is used as a lock, by what one body does with it: made because it was absent, and then deleted, waited for, or
/// judged by its age, its process number or its name. One of these alone is everyday code.
/// </summary>
internal sealed class LockFileFinder(FileWriteSymbols symbols, MethodFacts facts, PathFacts paths, ExistsGuards guards)
{
    private readonly FileClaims _claims = new(symbols, facts);
    private readonly ProcessNumbers _processes = new(facts, paths);

    public IReadOnlyList<LockFile> Find(IEnumerable<IOperation> candidates)
    {
        var found = new List<LockFile>();
        foreach (IOperation candidate in candidates)
        {
            // Whether a path is private is the dearest question, and nearly nothing looks like a lock.
            if (_claims.Made(candidate) is { } claim && Why(claim) is { } why && !IsExempt(claim.Operation, claim.Path))
                found.Add(new LockFile(claim.Operation, claim.Member, why));
        }

        // Who removes a lock of that name removes it from whoever has it; beside a claim it is part of the same fault.
        return found.Count > 0 ? found : [.. Removed(candidates)];
    }

    private string? Why(FileClaim claim)
    {
        bool isDeleted = Deletions(claim.Path).Any();
        if (_processes.Probes(claim.Path) && isDeleted)
            return "claims a file whose process number is looked at to judge whether it is still held";
        if (claim.IsExclusive && isDeleted && IsDated(claim.Path))
            return "claims a file that is deleted when it has grown old";
        if (Loops.WaitsFor(claim.Operation, claim.Path, guards))
            return "makes a file for whose absence was waited";
        if (claim.IsExclusive)
            return WhyExclusive(claim, isDeleted);
        if (!guards.IsAbsentAt(claim.Operation, claim.Path))
            return null;
        if (Deletions(claim.Path).Any(delete => delete.Syntax.SpanStart > claim.Operation.Syntax.SpanStart && guards.IsAbsentAt(delete, claim.Path)))
            return "makes a file because it was absent, and deletes it to give it back";
        if (ProcessNumbers.Writes(claim.Operation))
            return "writes a process number into a file because it was absent";
        return LockFileNames.IsLock(claim.Path, facts) && guards.LeavesWhenPresent(claim.Operation, claim.Path)
            ? "makes a lock file because it was absent"
            : null;
    }

    private string? WhyExclusive(FileClaim claim, bool isDeleted)
    {
        if (LockFileNames.IsLock(claim.Path, facts))
            return "claims a lock file";
        return isDeleted && Loops.Retries(claim.Operation, symbols.IOException) ? "tries again until a file can be made, and deletes it to give it back" : null;
    }

    private bool IsDated(IOperation path) => facts.Invocations.Cast<IOperation>().Concat(facts.Properties).Any(
        one => _claims.Dated(one) is { } dated && paths.AreSame(dated, path));

    private IEnumerable<IInvocationOperation> Deletions(IOperation path) =>
        facts.Invocations.Where(call => _claims.Deleted(call) is { } deleted && paths.AreSame(deleted, path));

    private IEnumerable<LockFile> Removed(IEnumerable<IOperation> candidates) =>
        from call in candidates.OfType<IInvocationOperation>()
        let path = _claims.Deleted(call)
        where path is not null && LockFileNames.IsLock(path, facts) && !IsExempt(call, path)
        select new LockFile(call, $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}", "removes a lock file");

    private bool IsExempt(IOperation operation, IOperation path) =>
        paths.IsPrivate(path) || paths.IsMocked(operation) || ExpressionTrees.Contain(operation, symbols);
}
