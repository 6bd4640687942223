namespace EmergentLearning.Engine.Architecture.Tests.Layers;

/// <summary>Who may use whom among the assemblies.</summary>
public sealed class AssemblyReferenceTests
{
    [Theory]
    [InlineData("EmergentLearning.Engine")]
    [InlineData("EmergentLearning.Memory", "EmergentLearning.Engine")]
    [InlineData("elf", "EmergentLearning.Engine", "EmergentLearning.Memory")]
    [InlineData("EmergentLearning.Engine.Generators")]
    [InlineData("EmergentLearning.Engine.Analyzers")]
    [InlineData("EmergentLearning.Engine.CodeFixes")]
    [InlineData("EmergentLearning.Engine.Tasks")]
    public void An_assembly_uses_only_ours_that_stand_below_it(string name, params string[] allowed) =>
        Assert.Empty(References(name)
            .Where(reference => reference == "elf" || reference.StartsWith("EmergentLearning.", StringComparison.Ordinal)).Except(allowed));

    [Theory]
    [InlineData("EmergentLearning.Engine.Generators")]
    [InlineData("EmergentLearning.Engine.Analyzers")]
    public void What_the_command_line_compiler_loads_needs_no_workspaces(string name) =>
        Assert.DoesNotContain(References(name), reference => reference.Contains("Workspaces", StringComparison.Ordinal));

    [Theory]
    [InlineData("EmergentLearning.Engine")]
    [InlineData("EmergentLearning.Memory")]
    [InlineData("elf")]
    public void Nothing_at_run_time_needs_the_compiler_or_the_build(string name) =>
        Assert.DoesNotContain(References(name), reference => reference.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            || reference.StartsWith("Microsoft.Build", StringComparison.Ordinal));

    private static IReadOnlyList<string> References(string name)
    {
        using AssemblyFile assembly = AssemblyFile.Open(name);
        return assembly.References;
    }
}
