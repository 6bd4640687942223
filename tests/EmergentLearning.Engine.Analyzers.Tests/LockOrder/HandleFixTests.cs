using Fix = EmergentLearning.Engine.Analyzers.Tests.LockOrder.LockFix<
    EmergentLearning.Engine.Analyzers.LockOrder.LockHandles.DroppedHandleAnalyzer, EmergentLearning.Engine.CodeFixes.LockOrder.DroppedHandleCodeFix>;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What one key does about a dropped handle (ELE1015).</summary>
public sealed class HandleFixTests
{
    private const string Fields = "    readonly IDistributedLock _a = null!; readonly Lock _b = new(); static readonly TimeSpan T = TimeSpan.FromSeconds(1);\n";

    [Theory]
    [InlineData("{|ELE1015:_a.Acquire(T)|};", "using var _ = _a.Acquire(T);")]
    [InlineData("_ = {|ELE1015:_a.Acquire(T)|};", "using var _ = _a.Acquire(T);")]
    [InlineData("_a?{|ELE1015:.Acquire(T)|};", "using var _ = _a?.Acquire(T);")]
    [InlineData("{|ELE1015:_b.EnterScope()|};", "using var _ = _b.EnterScope();")]
    [InlineData("using ({|ELE1015:_a.Acquire(T)|}) { }", "using var _ = _a.Acquire(T);")]
    public Task A_dropped_handle_is_held(string before, string after) => Fix.Run(Method("void M()", before), Method("void M()", after));

    [Theory]
    [InlineData("await {|ELE1015:_a.AcquireAsync(T)|};", "await using var _ = await _a.AcquireAsync(T);")]
    [InlineData("_ = {|ELE1015:_a.AcquireAsync(T)|};", "await using var _ = await _a.AcquireAsync(T);")]
    [InlineData("await using (await {|ELE1015:_a.AcquireAsync(T)|}) { }", "await using var _ = await _a.AcquireAsync(T);")]
    public Task A_dropped_task_of_a_handle_is_awaited_and_held(string before, string after) =>
        Fix.Run(Method("async Task M()", before + "\n        await Task.Yield();"), Method("async Task M()", after + "\n        await Task.Yield();"));

    [Fact]
    public Task Two_handles_get_two_names() => Fix.Run(
        Method("void M()", "{|ELE1015:_a.Acquire(T)|};\n        _ = {|ELE1015:_a.TryAcquire()|};"),
        Method("void M()", "using var held = _a.Acquire(T);\n        using var _ = _a.TryAcquire();"));

    [Theory]
    [InlineData("void M() => {|ELE1015:_a.Acquire(T)|};")]
    [InlineData("void M(bool x) { if (x) {|ELE1015:_a.Acquire(T)|}; }")]
    [InlineData("void M() { _ = {|ELE1015:_a.AcquireAsync(T)|}; }")]
    public Task Where_nothing_can_hold_it_nothing_is_offered(string member) => Fix.RunUnfixed(Fields + "    " + member);

    [Fact]
    public Task Fix_all_mends_a_project() => Fix.RunFiles(
        [Fix.Members(Method("void M()", "{|ELE1015:_a.Acquire(T)|};")), Fix.Members(Method("void M()", "{|ELE1015:_b.EnterScope()|};"), "D")],
        [Fix.Members(Method("void M()", "using var _ = _a.Acquire(T);")), Fix.Members(Method("void M()", "using var _ = _b.EnterScope();"), "D")]);

    private static string Method(string head, string statements) =>
        Fields + $"    {head}\n    {{\n        // before\n        {statements} // after\n        Console.WriteLine();\n    }}";
}
