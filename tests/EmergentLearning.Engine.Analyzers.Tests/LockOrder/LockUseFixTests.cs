using Contract = EmergentLearning.Engine.Analyzers.Tests.LockOrder.LockFix<
    EmergentLearning.Engine.Analyzers.LockOrder.LockOrderAnalyzer, EmergentLearning.Engine.CodeFixes.LockOrder.LockContractCodeFix>;
using Wait = EmergentLearning.Engine.Analyzers.Tests.LockOrder.LockFix<
    EmergentLearning.Engine.Analyzers.LockOrder.LockOrderAnalyzer, EmergentLearning.Engine.CodeFixes.LockOrder.UnboundedWaitCodeFix>;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What one key does about waits without a limit (ELE1010) and about attributes that do not say what the code does (ELE1013).</summary>
public sealed class LockUseFixTests
{
    private const string Order = "[assembly: LockHierarchy(\"Outer\", \"Inner\")]\n";

    [Theory]
    [InlineData("lock (_a) {|ELE1010:t.Wait()|};", "lock (_a) t.Wait(ct);")]
    [InlineData("lock (_a) {|ELE1010:_ready.Wait()|};", "lock (_a) _ready.Wait(ct);")]
    [InlineData("using var held = {|ELE1010:_b.Acquire()|};", "using var held = _b.Acquire(cancellationToken: ct);")]
    public Task A_token_in_scope_ends_the_wait(string before, string after) => Wait.Run(Waiting("CancellationToken ct", before), Waiting("CancellationToken ct", after));

    [Theory]
    [InlineData("using var held = {|ELE1010:_b.Acquire()|};", "using var held = _b.Acquire(TimeSpan.FromSeconds(10));")]
    [InlineData("using var held = {|ELE1010:_b.Acquire(Timeout.InfiniteTimeSpan)|};", "using var held = _b.Acquire(TimeSpan.FromSeconds(10));")]
    public Task A_lock_between_processes_gets_a_time(string before, string after) => Wait.Run(Waiting("int x", before), Waiting("int x", after));

    [Theory]
    [InlineData("lock (_a) {|ELE1010:t.Wait()|};")]
    [InlineData("lock (_a) {|ELE1010:_signal.WaitOne()|};")]
    public Task A_wait_whose_end_has_to_be_looked_at_is_left_to_its_author(string statement) => Wait.RunUnfixed(Waiting("int x", statement));

    [Fact]
    public Task A_missing_attribute_is_added_and_a_wrong_one_rewritten()
    {
        string Code(string save, string load) => Contract.File(Order + "public class C\n{\n    [LockRank(\"Outer\")] readonly object _outer = new(); [LockRank(\"Inner\")] readonly object _inner = new();\n\n"
            + "    /// <summary>Saves.</summary>\n" + save + "    {\n        lock (_outer) { lock (_inner) { } }\n    }\n\n" + load + "    { lock (_inner) { } }\n}\n");
        return Contract.RunFiles(
            [Code("    public void {|ELE1013:Save|}()\n", "    [AcquiresLock(\"Outer\")]\n    public void {|ELE1013:Load|}()\n")],
            [Code("    [AcquiresLock(\"Inner\", \"Outer\")]\n    public void Save()\n", "    [AcquiresLock(\"Inner\")]\n    public void Load()\n")]);
    }

    [Fact]
    public Task Fix_all_mends_a_project()
    {
        string Code(string name, string head) => $"public class {name}\n{{\n    [LockRank(\"Inner\")] readonly object _inner = new();\n\n{head}\n    {{ lock (_inner) {{ }} }}\n}}\n";
        return Contract.RunFiles(
            [Contract.File(Order + Code("C", "    public void {|ELE1013:M|}()")), Contract.File(Code("D", "    public void {|ELE1013:M|}()"))],
            [
                Contract.File(Order + Code("C", "    [AcquiresLock(\"Inner\")]\n    public void M()")),
                Contract.File(Code("D", "    [AcquiresLock(\"Inner\")]\n    public void M()")),
            ]);
    }

    private static string Waiting(string parameter, string statement) =>
        "    readonly object _a = new(); readonly ManualResetEventSlim _ready = new(); readonly ManualResetEvent _signal = new(false); readonly IDistributedLock _b = null!;\n"
        + $"    void M(Task t, {parameter})\n    {{\n        {statement} // why\n    }}";
}
