using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Authoring;

/// <summary>What a database has, told apart by nothing but meaning, so that two ways to one schema can be compared.</summary>
internal static class SchemaText
{
    public static IReadOnlyDictionary<string, string> Of(IReadSession session) =>
        SchemaObject.ReadAll(session).ToDictionary(item => item.Name, Describe, StringComparer.OrdinalIgnoreCase);

    private static string Describe(SchemaObject item)
    {
        IReadOnlyList<SqlToken> tokens = SqlTokens.Read(item.Sql);
        return item.Type == "table" && !tokens[1].Is("virtual")
            ? "table " + string.Join("; ", CreateTable.Parse(item.Sql).Normal())
            : CreateTable.Normal(item.Sql).Replace(" if not exists ", " ", StringComparison.Ordinal);
    }
}
