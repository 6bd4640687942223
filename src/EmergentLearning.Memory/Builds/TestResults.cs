using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Builds;

/// <summary>The results of a run of tests, as VSTest's <c>trx</c> logger writes them.</summary>
/// <param name="Failed">The failed tests, by name: the name as the code, and the place where it failed if the stack tells it.</param>
/// <param name="Passed">The full names of those that passed.</param>
public sealed partial record TestResults(IReadOnlyList<BuildError> Failed, IReadOnlySet<string> Passed)
{
    /// <summary>Reads a <c>.trx</c> file.</summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/>: it is not one.</exception>
    public static TestResults Read(string path)
    {
        var failed = new List<BuildError>();
        var passed = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using XmlReader xml = XmlReader.Create(path);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "UnitTestResult" })
                    Add(xml, failed, passed);
            }
        }
        catch (XmlException exception)
        {
            throw Records.RecordText.Refused($"The test results in {path} cannot be read: {exception.Message}");
        }

        // A test that ran in several ways under one name has passed when none of them failed.
        passed.ExceptWith(failed.Select(static error => error.Code));
        return new TestResults([.. failed.OrderBy(static error => error.Code, StringComparer.Ordinal)], passed);
    }

    private static void Add(XmlReader xml, List<BuildError> failed, HashSet<string> passed)
    {
        string name = xml.GetAttribute("testName") ?? "";
        switch (xml.GetAttribute("outcome"))
        {
            case "Passed":
                passed.Add(name);
                break;
            case "Failed" or "Error" or "Timeout" or "Aborted":
                using (XmlReader inside = xml.ReadSubtree())
                    failed.Add(ReadFailure(inside, name));
                break;
        }
    }

    private static BuildError ReadFailure(XmlReader xml, string name)
    {
        string message = "";
        string stack = "";
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Message" } && message.Length == 0)
                message = xml.ReadElementContentAsString();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "StackTrace" } && stack.Length == 0)
                stack = xml.ReadElementContentAsString();
            else
                xml.Read();
        }

        Match place = Place().Match(stack);
        return new BuildError
        {
            Code = name,
            File = place.Groups["file"].Value,
            Line = int.TryParse(place.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : 0,
            Message = message.Trim().Length > 0 ? message : "The test failed without a message.",
        };
    }

    [GeneratedRegex(@" in (?<file>[^\r\n]+):line (?<line>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
