using System.Globalization;
using System.Xml;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>Remembers the tests that failed, and closes those that pass again: <c>elf build tests</c>. Starts nothing when there is neither.</summary>
public sealed class ElfTestsTask : ElfRunTask
{
    private string? _results;
    private HashSet<string> _open = [];

    /// <summary>The results that the targets have asked for. Default: whoever started the tests asked for results in a place of his own.</summary>
    public string Results { get; set; } = "";

    /// <summary>The folder in which those lie then.</summary>
    public string ResultsFolder { get; set; } = "";

    private protected override string Verb => "tests";

    private protected override bool IsNeeded
    {
        get
        {
            _results = Results.Length > 0 ? Results : FindResults();
            if (_results is null || !File.Exists(_results))
                return false;

            HashSet<string> before = [.. ReadMarker() ?? []];
            (HashSet<string> failed, HashSet<string> passed) = Read(_results);
            _open = [.. before.Except(passed), .. failed];
            return failed.Count > 0 || before.Overlaps(passed);
        }
    }

    private protected override string Input => Run.Add("results", _results).ToString();

    private protected override void OnSucceeded() => WriteMarker(_open);

    /// <summary>The newest results that were written since the tests began.</summary>
    private string? FindResults()
    {
        if (!Directory.Exists(ResultsFolder) || !long.TryParse(StartedTicks, NumberStyles.None, CultureInfo.InvariantCulture, out long started))
            return null;

        return new DirectoryInfo(ResultsFolder).EnumerateFiles("*.trx")
            .Where(file => file.LastWriteTimeUtc.Ticks >= started)
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .FirstOrDefault()?.FullName;
    }

    /// <summary>The names, without line breaks. A test run that was killed leaves half a file: what it says counts.</summary>
    private (HashSet<string> Failed, HashSet<string> Passed) Read(string path)
    {
        HashSet<string> failed = [];
        HashSet<string> passed = [];
        try
        {
            using XmlReader xml = XmlReader.Create(path);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "UnitTestResult")
                    continue;
                string name = (xml.GetAttribute("testName") ?? "").Replace('\r', ' ').Replace('\n', ' ');
                string outcome = xml.GetAttribute("outcome") ?? "";
                if (outcome is "Failed" or "Error" or "Timeout" or "Aborted")
                    failed.Add(name);
                else if (outcome == "Passed")
                    passed.Add(name);
            }
        }
        catch (XmlException exception)
        {
            Report(BuildCodes.NoMarker, $"The results of the tests in '{path}' cannot be read: {exception.Message}");
            return ([], []);
        }

        passed.ExceptWith(failed);
        return (failed, passed);
    }
}
