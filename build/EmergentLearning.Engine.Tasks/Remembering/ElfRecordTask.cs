using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>Records the <c>LearningRecord</c> items of a project: <c>elf build record</c>. What was recorded before is left out by the store.</summary>
public sealed class ElfRecordTask : ElfTask
{
    private static readonly string[] Members = ["domain", "severity", "tags", "summary", "explanation", "source", "confidence"];

    /// <summary>The store's folder. Default: the one that <c>elf</c> takes by itself.</summary>
    public string Root { get; set; } = "";

    /// <summary>The items: the title (or the rule) with its metadata.</summary>
    [Required]
    public ITaskItem[] Records { get; set; } = [];

    private protected override IReadOnlyList<IReadOnlyList<string>> Commands => BuildCommand.For("record", Root);

    /// <summary>Nothing is recorded when one of them is wrong: the project is mended first.</summary>
    private protected override bool IsNeeded => Records.Length > 0 && Array.FindAll(Records, IsWrong).Length == 0;

    private protected override string Input => new JsonText().Add("records", Records.Select(Describe)).ToString();

    private static JsonText Describe(ITaskItem item)
    {
        JsonText json = new JsonText().Add("kind", item.GetMetadata("Kind")).Add("title", item.ItemSpec);
        foreach (string member in Members)
            json.Add(member, item.GetMetadata(member));
        return json;
    }

    private bool IsWrong(ITaskItem item)
    {
        string? wrong = item.GetMetadata("Kind") switch
        {
            "failure" or "heuristic" when item.GetMetadata("Domain").Length > 0 => null,
            "failure" or "heuristic" => "has no Domain. Name the area of work",
            string kind => $"has the Kind '{kind}'. Use failure or heuristic",
        };
        if (wrong is not null)
        {
            string file = item.GetMetadata("DefiningProjectFullPath");
            Log.LogError(null, BuildCodes.WrongItem, null, file, 0, 0, 0, 0, "{0}", $"The LearningRecord '{item.ItemSpec}' {wrong}.");
        }

        return wrong is not null;
    }
}
