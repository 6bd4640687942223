using Homemade = EmergentLearning.Engine.Analyzers.Tests.LockOrder.LockFix<
    EmergentLearning.Engine.Analyzers.LockOrder.LockFiles.LockFileAnalyzer, EmergentLearning.Engine.CodeFixes.LockOrder.HomemadeLockFileCodeFix>;
using ShareNone = EmergentLearning.Engine.Analyzers.Tests.LockOrder.LockFix<
    EmergentLearning.Engine.Analyzers.LockOrder.LockFiles.LockFileAnalyzer, EmergentLearning.Engine.CodeFixes.LockOrder.ShareNoneCodeFix>;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What one key does about a file that is used as a lock (ELE1016, ELE1017).</summary>
public sealed class LockFileFixTests
{
    private const string Taken = "using var fileLock = new FileLock(p, LockClass.File);\n        using LockHandle held = fileLock.Acquire(TimeSpan.FromSeconds(10));";

    private const string Open = "new FileStream(p, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)";

    [Fact]
    public Task Whoever_waits_for_the_file_waits_for_the_lock() => Homemade.Run(
        Method("// mine\n        while (File.Exists(p)) Thread.Sleep(5);\n        {|ELE1016:File.WriteAllText(p, \"x\")|};\n        try\n        {\n"
            + "            Console.WriteLine(); // work\n        }\n        finally\n        {\n            File.Delete(p);\n        }"),
        Method("// mine\n        " + Taken + "\n        Console.WriteLine(); // work"));

    [Fact]
    public Task Whoever_gives_up_gives_up() => Homemade.Run(
        Method("if (File.Exists(p)) return;\n        {|ELE1016:File.Create(p)|};\n        try\n        {\n            Console.WriteLine();\n        }\n"
            + "        finally\n        {\n            File.Delete(p);\n        }"),
        Method("using var fileLock = new FileLock(p, LockClass.File);\n        using LockHandle? held = fileLock.TryAcquire();\n        if (held is null)\n"
            + "            return;\n        Console.WriteLine();"));

    [Fact]
    public Task What_has_another_form_is_left_to_its_author() => Homemade.RunUnfixed(
        Method("if (File.Exists(p)) return;\n        {|ELE1016:File.WriteAllText(p, \"x\")|};\n        Console.WriteLine();\n        File.Delete(p);"));

    [Fact]
    public Task An_exclusive_open_becomes_a_lock() => ShareNone.Run(
        Method($"// mine\n        using var held = {{|ELE1017:{Open}|}};\n        Console.WriteLine();"), Method("// mine\n        " + Taken + "\n        Console.WriteLine();"));

    [Fact]
    public Task A_using_around_the_work_stays_around_it() => ShareNone.Run(
        Method($"using ({{|ELE1017:{Open}|}})\n        {{\n            Console.WriteLine();\n        }}"),
        Method("using (var fileLock = new FileLock(p, LockClass.File))\n        using (fileLock.Acquire(TimeSpan.FromSeconds(10)))\n        {\n            Console.WriteLine();\n        }"));

    [Fact]
    public Task Where_the_refusal_is_caught_nothing_is_offered() => ShareNone.RunUnfixed(
        Method($"try {{ using var held = {{|ELE1017:{Open}|}}; Console.WriteLine(); }} catch (IOException) {{ }}"));

    [Fact]
    public Task Fix_all_mends_a_project()
    {
        string before = Method($"using var held = {{|ELE1017:{Open}|}};\n        Console.WriteLine();");
        string after = Method(Taken + "\n        Console.WriteLine();");
        return ShareNone.RunFiles(
            [ShareNone.Members(before), ShareNone.Members(before, "D")], [ShareNone.Members(after), ShareNone.Members(after, "D")]);
    }

    private static string Method(string statements) => "    void M(string p)\n    {\n        " + statements + "\n    }";
}
