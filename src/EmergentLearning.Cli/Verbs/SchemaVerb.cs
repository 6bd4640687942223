using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf schema</c>: what a compiled assembly says of its stores. The build starts it; no store is touched.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "schema", "Checks the schema and the queries of a compiled assembly, and adds migrations",
            "elf schema verify --assembly bin/Debug/net10.0/Notes.dll")
        {
            SchemaVerify.Create(),
            SchemaAdd.Create(),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }
}
