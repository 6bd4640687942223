using System.Reflection;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Tests;

public sealed class ModelTests
{
    private static readonly IEnumerable<Type> Models = typeof(TableModel).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(TableModel).Namespace && !type.IsNested && !(type.IsAbstract && type.IsSealed));

    [Fact]
    public void No_type_of_the_compiler_is_reachable_from_the_model()
    {
        var seen = new HashSet<Type>();
        foreach (Type model in Models)
            Walk(model, model.Name, seen);
        Assert.True(seen.Count > 15);
    }

    [Fact]
    public void Every_model_compares_by_what_it_holds()
    {
        foreach (Type model in Models.Where(model => !model.IsEnum))
        {
            Assert.True(model.GetMethod("Equals", [model]) is not null, $"{model} has no equality of its own.");
            Assert.All(Fields(model), field => Assert.True(IsEquatable(field.FieldType), $"{model.Name}.{field.Name} compares by reference."));
        }
    }

    [Fact]
    public void Equal_sources_give_equal_models_and_different_ones_different()
    {
        const string Source = "[Table(\"notes\"), File(\"{Topic}/{Id}.md\"), Index(\"Topic\", \"Id\")] public partial record Note([property: Key] long Id, string Topic);"
            + "[Store(typeof(Note))] public partial class S { [Query(\"select * from notes where id = @id\")] public partial Note? Find(long id); }";

        Assert.Equal(Table(Source), Table(Source));
        Assert.Equal(Store(Source), Store(Source));
        Assert.Equal(Table(Source).GetHashCode(), Table(Source).GetHashCode());
        Assert.Equal(Store(Source).GetHashCode(), Store(Source).GetHashCode());
        Assert.NotEqual(Table(Source), Table(Source.Replace("string Topic", "string? Topic", StringComparison.Ordinal)));
        Assert.NotEqual(Store(Source), Store(Source.Replace("= @id", ">= @id", StringComparison.Ordinal)));
    }

    private static TableModel Table(string source) => TableParser.Parse(Type(source, "Note")).Model!;

    private static StoreModel Store(string source) => StoreParser.Parse(Type(source, "S")).Model!;

    private static INamedTypeSymbol Type(string source, string name) => Generation.Compile(source).GetTypeByMetadataName(name)!;

    private static void Walk(Type type, string path, HashSet<Type> seen)
    {
        Assert.False(type.FullName?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true && !type.Name.StartsWith("Embedded", StringComparison.Ordinal), path);
        if (!seen.Add(type) || type.IsPrimitive || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !type.IsGenericType)
            return;
        foreach (Type argument in type.GetGenericArguments().Where(argument => !argument.IsGenericParameter))
            Walk(argument, $"{path}<{argument.Name}>", seen);
        foreach (FieldInfo field in Fields(type).Where(field => !field.FieldType.IsGenericParameter))
            Walk(field.FieldType.IsArray ? field.FieldType.GetElementType()! : field.FieldType, $"{path}.{field.Name}", seen);
    }

    private static FieldInfo[] Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    // The items of an EquatableArray are compared one by one.
    private static bool IsEquatable(Type type) =>
        type.IsGenericParameter || type.IsEnum || type.Name == "T[]"
        || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>))
        || Nullable.GetUnderlyingType(type) is not null;
}
