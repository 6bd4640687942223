using System.Globalization;
using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>
/// Writes what a store holds: for the program, and as text for tools that read the assembly. A file of its own, so that an edit of a
/// record does not write the store's queries again.
/// </summary>
internal static class StoreSchemaEmitter
{
    public static string Write(SchemaSourceModel source) => SourceFile.Write(source.Schema.Type, writer =>
    {
        StoreSchemaModel store = source.Schema;
        string json = SchemaJson.Write(store);
        writer.Line($"[{SourceFile.Contracts}CompiledSchema(").Indented((Literal.OfLines(json) ?? Literal.Of(json)) + ")]");
        writer.Line(store.Type.Header).Open();
        writer.Line("/// <summary>What the store holds.</summary>");
        writer.Line($"public static {SourceFile.Contracts}StoreSchema Schema {{ get; }} = new(");
        writer.Indented($"{Literal.Of(store.Database)},\n[{string.Join(", ", store.TableClasses.Select(table => table + ".Schema"))}])");
        writer.Open().Line($"Name = {Literal.Of(store.Name)},");
        WriteMigrations(writer, source.Migrations);
        writer.Close("};").Close();
    });

    private static void WriteMigrations(IndentedWriter writer, EquatableArray<MigrationModel> migrations)
    {
        if (migrations.Count == 0)
            return;

        writer.Line("Migrations =").Open("[");
        foreach (MigrationModel migration in migrations)
        {
            string version = migration.Version.ToString(CultureInfo.InvariantCulture);
            string sql = Literal.OfLines(migration.Sql) ?? Literal.Of(migration.Sql);
            writer.Line("new(").Indented($"{version},\n{sql}{(migration.Method is null ? "" : $",\n{migration.Method}")}),");
        }

        writer.Close("],");
    }
}
