using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Generated.Native;

/// <summary>A class with tests. The annotation keeps what xunit would find by reflection, and nothing else.</summary>
/// <param name="type">The class.</param>
internal sealed class TestClass([DynamicallyAccessedMembers(TestClass.Members)] Type type)
{
    private const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicProperties;

    [DynamicallyAccessedMembers(Members)]
    private readonly Type _type = type;

    /// <summary>Every test once for each of its rows of arguments.</summary>
    public IEnumerable<TestCase> Cases() =>
        from method in _type.GetMethods()
        where method.IsDefined(typeof(FactAttribute))
        from arguments in Arguments(method)
        select new TestCase(this, method, arguments);

    /// <summary>Makes an instance for one test.</summary>
    public object Create(ITestOutputHelper output)
    {
        ConstructorInfo constructor = _type.GetConstructors().Single();
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, constructor.GetParameters().Length == 0 ? [] : [output], culture: null);
    }

    private IEnumerable<object?[]> Arguments(MethodInfo method)
    {
        if (!method.IsDefined(typeof(TheoryAttribute)))
            return [[]];
        return [.. InlineRows.Of(method), .. method.GetCustomAttributes<MemberDataAttribute>().SelectMany(data => Rows(data.MemberName))];
    }

    private IEnumerable<object?[]> Rows(string member) =>
        (IEnumerable<object?[]>)_type.GetProperty(member)!.GetValue(null)!;
}
