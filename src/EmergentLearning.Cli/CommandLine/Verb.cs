using System.CommandLine;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>A command with an example in its help.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">What it does.</param>
/// <param name="example">A command line that works.</param>
internal sealed class Verb(string name, string description, string example) : Command(name, description)
{
    public string Example => example;
}
