using System.Globalization;
using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>What the tasks that remember a run have in common: they tell <c>elf</c> which run it was, as JSON.</summary>
public abstract class ElfRunTask : ElfTask
{
    private SourceRevision? _revision;
    private bool _hasLooked;

    /// <summary>The store's folder. Default: the one that <c>elf</c> takes by itself.</summary>
    public string Root { get; set; } = "";

    /// <summary>The project's name.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>Configuration, framework and runtime, which a failure is mended in.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>The framework of a project that has several.</summary>
    public string Framework { get; set; } = "";

    /// <summary>The file that stands while something of the project is broken, so that a build with nothing to close starts nothing.</summary>
    [Required]
    public string Marker { get; set; } = "";

    /// <summary>When the run began, in ticks of UTC. Default: unknown.</summary>
    public string StartedTicks { get; set; } = "";

    /// <summary>The verb of <c>elf build</c>.</summary>
    private protected abstract string Verb { get; }

    private protected override IReadOnlyList<IReadOnlyList<string>> Commands => BuildCommand.For(Verb, Root);

    /// <summary>The commit that the sources are at.</summary>
    private protected string? Commit => Revision?.Commit;

    /// <summary>The run, for more to be added.</summary>
    private protected JsonText Run => new JsonText()
        .Add("project", Project)
        .Add("projectFolder", ProjectFolder)
        .Add("sourceRoot", Revision?.Root ?? ProjectFolder)
        .Add("homeFolder", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
        .Add("configuration", Configuration)
        .Add("framework", Framework)
        .Add("commit", Commit)
        .Add("durationMilliseconds", Elapsed);

    private SourceRevision? Revision
    {
        get
        {
            if (!_hasLooked)
                _revision = SourceRevision.Find(ProjectFolder);
            _hasLooked = true;
            return _revision;
        }
    }

    private long Elapsed => long.TryParse(StartedTicks, NumberStyles.None, CultureInfo.InvariantCulture, out long started)
        ? Math.Max((DateTime.UtcNow.Ticks - started) / TimeSpan.TicksPerMillisecond, 1)
        : 0;

    /// <summary>A failure that is known is worth a warning; the rest of the answer is for who looks for it.</summary>
    private protected override void LogOutput(string line)
    {
        if (line.StartsWith("Known failure: ", StringComparison.Ordinal))
            Warn(BuildCodes.KnownFailure, line);
        else
            Log.LogMessage(MessageImportance.Normal, "{0}", line);
    }

    /// <summary>The lines of the marker; <see langword="null"/> when it is absent or cannot be read, which is reported.</summary>
    private protected IReadOnlyList<string>? ReadMarker()
    {
        try
        {
            return MarkerFile.Read(Marker);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(BuildCodes.NoMarker, $"'{Marker}' cannot be read: {exception.Message} What was broken stays open until it fails and is mended again.");
            return null;
        }
    }

    /// <summary>Sets the lines of the marker, and removes it when there are none. A failure is reported.</summary>
    private protected void WriteMarker(IReadOnlyCollection<string> lines)
    {
        try
        {
            MarkerFile.Write(Marker, lines);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(BuildCodes.NoMarker, $"'{Marker}' cannot be written: {exception.Message} The failure is recorded, but a good build will not close it.");
        }
    }
}
