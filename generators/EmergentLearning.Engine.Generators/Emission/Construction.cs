using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>The expression that creates an object from its columns' values.</summary>
internal static class Construction
{
    /// <summary>Writes <c>new(…) { … }</c>, ending with <paramref name="end"/>, in lines after the one that precedes it.</summary>
    public static void Write(
        IndentedWriter writer, string typeName, IEnumerable<(ColumnModel Column, string Value)> values, string end = ";")
    {
        (ColumnModel Column, string Value)[] all = [.. values];
        string[] arguments = [.. all
            .Where(value => value.Column.ConstructorParameter is not null)
            .Select(value => $"{value.Column.ConstructorParameter}: {value.Value}")];
        string[] members = [.. all
            .Where(value => value.Column.ConstructorParameter is null)
            .Select(value => $"{Names.Escape(value.Column.Property)} = {value.Value},")];

        string afterArguments = members.Length == 0 ? end : "";
        if (arguments.Length == 0)
            writer.Line(members.Length == 0 ? $"new {typeName}(){end}" : $"new {typeName}");
        else
            writer.Line($"new {typeName}(").Indented(string.Join(",\n", arguments) + ")" + afterArguments);
        if (members.Length > 0)
            writer.Open().Line(string.Join("\n", members)).Close("}" + end);
    }
}
