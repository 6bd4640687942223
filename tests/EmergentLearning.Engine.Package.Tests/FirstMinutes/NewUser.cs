namespace EmergentLearning.Engine.Package.Tests.FirstMinutes;

/// <summary>What a new user does first: a project, the package, a record, a wrong query, a build that fails, and the same again.</summary>
internal static class NewUser
{
    private const string Note = """
        using EmergentLearning.Engine.Schema;

        [Table("notes"), File("notes/{Topic}/{Id}.md")]
        public sealed partial record Note
        {
            [Key] public long Id { get; init; }
            [Index] public required string Topic { get; init; }
            public required string Text { get; init; }
        }

        [Store(typeof(Note))]
        public sealed partial class NoteStore
        {
            [Query("select * from notes where topic = @topic order by id desc")]
            public partial IReadOnlyList<Note> About(string topic);
        }

        """;

    private const string Program = """
        await using NoteStore store = await NoteStore.OpenAsync("data");
        await store.Notes.InsertAsync(new() { Topic = "sqlite", Text = "WAL needs one writer at a time." });
        foreach (Note found in store.About("sqlite"))
            Console.WriteLine($"#{found.Id} {found.Topic}: {found.Text}");

        """;

    private const string Memory = """
        <Project>
          <PropertyGroup>
            <EmergentLearningRoot>$(MSBuildThisFileDirectory)learned</EmergentLearningRoot>
            <EmergentLearningBuildMemory>true</EmergentLearningBuildMemory>
          </PropertyGroup>
        </Project>

        """;

    public static async Task WorkAsync(Terminal terminal)
    {
        await StartAsync(terminal);
        await AskWronglyAsync(terminal);
        await FailAsync(terminal);
    }

    private static async Task StartAsync(Terminal terminal)
    {
        terminal.Say("A project and the package", "Nothing but the .NET SDK and git is needed.");
        await terminal.RunAsync("dotnet new console -o Notes");
        terminal.Enter("Notes");
        await terminal.RunAsync("dotnet add package EmergentLearning.Engine");

        terminal.Say("The first record", "Two files: what a note is, and a program that stores one.");
        terminal.Write("Note.cs", Note);
        terminal.Write("Program.cs", Program);
        await terminal.RunAsync("dotnet run");
        await terminal.RunAsync("cat data/notes/sqlite/1.md");
        await terminal.RunAsync("git -C data log --format=%s");
    }

    private static async Task AskWronglyAsync(Terminal terminal)
    {
        terminal.Say("The first wrong query", "SQLite itself looks at every query while the project is built, and points into the string.");
        await terminal.RunAsync("sed -i 's/order by id/order by newest(id)/' Note.cs");
        await terminal.RunAsync("dotnet build", exitCode: 1);
        await terminal.RunAsync("sed -i 's/newest(id)/id/' Note.cs");
        await terminal.RunAsync("dotnet build");
    }

    private static async Task FailAsync(Terminal terminal)
    {
        const string Break = "echo 'Console.WriteLine(Encodng.UTF8);' >> Program.cs";
        terminal.Say("The first build failure", "A file for all projects below it gives them a store, and turns the memory of builds on.");
        terminal.Write("Directory.Build.props", Memory);
        await terminal.RunAsync("mkdir learned");
        await terminal.RunAsync(Break);
        await terminal.RunAsync("dotnet build", exitCode: 1);
        await terminal.RunAsync("sed -i '$d' Program.cs");
        await terminal.RunAsync("dotnet build");

        terminal.Say(
            "The same again",
            "The build says what is known of it: how often, since when, what mended it. The record is a file that you can write into.");
        await terminal.RunAsync(Break);
        await terminal.RunAsync("dotnet build", exitCode: 1);
        await terminal.RunAsync("cat learned/memory/failures/*.md");
    }
}
