using System.Diagnostics;
using System.Text;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Schema;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>A record that is written in the person's editor.</summary>
internal static class RecordEditor
{
    /// <summary>Opens the editor on a form, and reads it. What is refused stays in its file, so that nothing typed is lost.</summary>
    public static RecordDraft Edit(RecordKind kind, IReadOnlyList<KeyValuePair<string, string>> given)
    {
        string editor = Environment.GetEnvironmentVariable("VISUAL") is { Length: > 0 } visual
            ? visual
            : Environment.GetEnvironmentVariable("EDITOR") is { Length: > 0 } configured
                ? configured
                : throw ParseFault.Input("There is no editor. Set VISUAL or EDITOR, as in EDITOR=vi.");

        string folder = Directory.CreateTempSubdirectory("elf-edit-").FullName;
        string path = Path.Combine(folder, $"{kind.Name}.md");
        string form = RecordForm.Write(kind, given);
        Save(path, form);
        Run(editor, path);
        string text = File.ReadAllText(path, Encoding.UTF8);
        if (text == form)
        {
            Directory.Delete(folder, recursive: true);
            throw ParseFault.Input("Nothing was written in the editor, so nothing was recorded.");
        }

        try
        {
            RecordDraft draft = RecordDraft.Create(kind, RecordForm.Read(kind, text));
            Directory.Delete(folder, recursive: true);
            return draft;
        }
        catch (StoreException refusal)
        {
            throw new StoreException(refusal.Fault, $"{refusal.Message} What you wrote is in {path}.", refusal);
        }
    }

    [NonAtomicWrite("The file is new, in a folder of our own, and the editor that reads it is started afterwards.")]
    private static void Save(string path, string form) => File.WriteAllText(path, form, new UTF8Encoding(false));

    /// <summary>By the shell, because people put options into the variable: <c>code --wait</c>.</summary>
    private static void Run(string editor, string path)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", $"{editor} \"{path}\""])
            : new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$1\"", "elf", path]);
        using Process process = Process.Start(start) ?? throw ParseFault.Input($"The editor '{editor}' cannot be started.");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw ParseFault.Input($"The editor '{editor}' ended with {process.ExitCode}, so nothing was recorded. What was written is in {path}.");
    }
}
