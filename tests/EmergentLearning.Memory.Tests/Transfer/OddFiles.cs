using System.Text;

namespace EmergentLearning.Memory.Tests.Transfer;

/// <summary>Small files with the oddities of the real ones, written for these tests.</summary>
internal static class OddFiles
{
    private static readonly (string Path, string Text)[] Texts =
    [
        ("failures/20251201_plain.md", "# Plain\n\n**Domain**: tests\n**Severity**: 2\n**Tags**: a,b\n**Date**: 2025-12-01\n\n## Summary\n\nIt broke.\n"),
        ("failures/20251201_inner-colon.md", "# Inner colon\n\n**Domain:** tests\n**Severity:** HIGH\n\n## Summary\n\nIt broke.\n"),
        ("failures/bare.md", "# Bare\nDomain: tests\nSeverity: Minor (reverted quickly)\n"),
        ("failures/list.md", "# List\n\n- **Domain**: tests, process\n- **Severity**: 5\n"),
        ("failures/yaml.md", "---\ntitle: From YAML\ndomain: tests\nseverity: medium\n---\n\nText.\n"),
        ("failures/time-fix.md", "# Tail\n\n**Domain**: tests\n**Severity**: 3\n**Date**: 2025-12-01  # TIME-FIX-3: Use consistent captured date\n"),
        ("failures/_.md", "# 测试失败\n\n**Domain**: unicode\n**Severity**: 3\n"),
        ("failures/ansi.md", "# \u001b[31mRED\u001b[0m\n\n**Domain**: ansi\n**Severity**: 3\n"),
        ("failures/crlf.md", "# Windows\r\n\r\n**Domain**: windows\r\n**Severity**: 3\r\n"),
        ("failures/bom.md", "\ufeff# Marked\n\n**Domain**: bom\n**Severity**: 3"),
        ("failures/no-heading.md", "Just a line of text without anything else."),
        ("failures/_versions/0badcafe/20251201_plain.md", "# Plain, before\n\n**Domain**: tests\n**Severity**: 1\n"),
        ("failures/name with space é \uf03a.md", "# Odd name\n\n**Domain**: tests\n**Severity**: 3\n"),
        ("failures/TEMPLATE.md", "# [Title]\n"),
        ("heuristics/twice.md", "# Heuristics: twice\n\n---\n\n## H-1: First\n\n**Confidence**: 0.9\n\n---\n\n## H-1: Second\n\n**Confidence**: 2.5\n"),
        ("heuristics/zero.md", "# Heuristics: zero\n\n## H-0: Lost its number\n\n**Confidence**: -0.5\n\n## H-93: \n"),
        ("heuristics/free.md", "# Pattern\n\n### Rule 1: Measure\n> Measure first\n"),
        ("heuristics/nothing.md", "Nothing to see.\n"),
        ("successes/won.md", "# Won\n\n**Domain:** tests\n\nIt worked.\n"),
        ("investigations/why.md", "# Why\n\nBecause.\n"),
        ("golden-rules/01-rule.md", "## 1. Rule\n> Do it\n"),
        ("other/data.jsonl", "{\"a\":1}\n"),
        ("secret.txt", "not a secret\n"),
        ("empty.md", ""),
    ];

    public static Dictionary<string, byte[]> WriteTo(string folder)
    {
        Dictionary<string, byte[]> files = Texts.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text));
        files["failures/not-utf8.md"] = [.. "# Caf"u8, 0xE9, .. "\n\n**Domain**: latin\n**Severity**: 3\n"u8];
        files["failures/nul.md"] = [.. "# Nul"u8, 0, .. "\n\n**Domain**: nul\n**Severity**: 3\n"u8];
        files["failures/binary.md"] = [0xFF, 0xFE, 0x00, 0xD8, 0x81, 0x82, 0x83, 0x84];
        files[$"failures/20251201_{new string('x', 112)}.md"] = [.. "# Long name\n\n**Domain**: tests\n**Severity**: 3\n"u8];
        foreach ((string path, byte[] bytes) in files)
        {
            string full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }

        return files;
    }
}
