using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>The expression that creates an object from its columns' values.</summary>
internal static class Construction
{
    /// <summary>Writes <c>new(…) { … };</c> in lines after the one that precedes it.</summary>
    public static void Write(IndentedWriter writer, string typeName, IEnumerable<(ColumnModel Column, string Value)> values)
    {
        (ColumnModel Column, string Value)[] all = [.. values];
        string[] arguments = [.. all.Where(v => v.Column.ConstructorParameter is not null).Select(v => $"{v.Column.ConstructorParameter}: {v.Value}")];
        string[] members = [.. all.Where(v => v.Column.ConstructorParameter is null).Select(v => $"{Names.Escape(v.Column.Property)} = {v.Value},")];

        string end = members.Length == 0 ? ";" : "";
        if (arguments.Length == 0)
            writer.Line($"new {typeName}(){end}");
        else
            writer.Line($"new {typeName}(").Indented(string.Join(",\n", arguments) + ")" + end);
        if (members.Length > 0)
            writer.Open().Line(string.Join("\n", members)).Close("};");
    }
}
