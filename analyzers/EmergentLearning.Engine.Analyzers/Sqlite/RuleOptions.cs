using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>What a project says about the SQLite rules in its <c>.editorconfig</c>.</summary>
internal static class RuleOptions
{
    private const string TestProjects = "elf.sqlite.test_projects";
    private const string AllowNormal = "elf.sqlite.allow_normal";
    private const string IsTestProject = "build_property.IsTestProject";

    /// <summary>True in a test project, unless <c>elf.sqlite.test_projects = true</c> asks for the rules there too.</summary>
    public static bool SkipsTests(AnalyzerConfigOptions options) => options.TryGetValue(TestProjects, out string? wanted)
        ? Says(wanted, "false")
        : options.TryGetValue(IsTestProject, out string? isTest) && Says(isTest, "true");

    /// <summary>True where <c>synchronous=NORMAL</c> is right, because every database of the project can be rebuilt from something else.</summary>
    public static bool AllowsNormal(AnalyzerConfigOptions options) => options.TryGetValue(AllowNormal, out string? allowed) && Says(allowed, "true");

    private static bool Says(string? value, string wanted) => string.Equals(value?.Trim(), wanted, StringComparison.OrdinalIgnoreCase);
}
