using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Verbs.JsonSchemas;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf schema</c>: what a compiled assembly says of its stores, and the JSON that programs exchange with elf. No store is touched.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "schema", "Checks the schema and the queries of a compiled assembly, adds migrations, and prints JSON schemas",
            "elf schema verify --assembly bin/Debug/net10.0/Notes.dll")
        {
            SchemaVerify.Create(),
            SchemaAdd.Create(),
            SchemaJson.Create(),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }
}
