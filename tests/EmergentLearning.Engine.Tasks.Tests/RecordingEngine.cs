using System.Collections;
using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>What MSBuild looks like to a task; keeps every event.</summary>
internal sealed class RecordingEngine : IBuildEngine
{
    private readonly List<BuildEventArgs> _events = [];

    public IReadOnlyList<BuildErrorEventArgs> Errors => [.. _events.OfType<BuildErrorEventArgs>()];

    public IReadOnlyList<BuildWarningEventArgs> Warnings => [.. _events.OfType<BuildWarningEventArgs>()];

    public IReadOnlyList<BuildMessageEventArgs> Messages => [.. _events.OfType<BuildMessageEventArgs>()];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "test.proj";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e) => _events.Add(e);

    public void LogErrorEvent(BuildErrorEventArgs e) => _events.Add(e);

    public void LogMessageEvent(BuildMessageEventArgs e) => _events.Add(e);

    public void LogWarningEvent(BuildWarningEventArgs e) => _events.Add(e);
}
