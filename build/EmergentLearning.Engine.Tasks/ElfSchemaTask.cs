using System.Text;
using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks;

/// <summary>Has <c>elf</c> look at a compiled assembly. Where that has no store, nothing is started.</summary>
public abstract class ElfSchemaTask : ElfTask
{
    // The name of the attribute that every store carries, as it stands in an assembly's metadata.
    private static readonly byte[] Mark = Encoding.UTF8.GetBytes("CompiledSchemaAttribute\0");

    /// <summary>The assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The project's <c>schema.lock.json</c>. Default: none.</summary>
    public string Lock { get; set; } = "";

    private protected override bool IsNeeded => IndexOf(File.ReadAllBytes(Assembly), Mark) >= 0;

    /// <summary>An error in the canonical form is one at its own place.</summary>
    private protected override void LogOutput(string line) => Log.LogMessageFromText(line, MessageImportance.Low);

    private static int IndexOf(byte[] bytes, byte[] mark)
    {
        for (int i = Array.IndexOf(bytes, mark[0]); i >= 0 && i + mark.Length <= bytes.Length; i = Array.IndexOf(bytes, mark[0], i + 1))
        {
            int length = 1;
            while (length < mark.Length && bytes[i + length] == mark[length])
                length++;
            if (length == mark.Length)
                return i;
        }

        return -1;
    }
}
