using System.Reflection;
using System.Runtime.Loader;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.Races;

/// <summary>A compiled <c>Save</c>: it writes the content that a version stands for, and calls somebody in the middle of it.</summary>
internal sealed class CompiledSave
{
    private readonly object _subject;
    private readonly MethodInfo _save;

    private CompiledSave(object subject)
    {
        _subject = subject;
        _save = subject.GetType().GetMethod("Save")!;
    }

    public static CompiledSave From(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Save" + Guid.NewGuid().ToString("N"), [CSharpSyntaxTree.ParseText(source)], Snippet.AllReferences,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics) + "\n" + source);
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
        return new CompiledSave(Activator.CreateInstance(assembly.GetType("Subject")!)!);
    }

    /// <param name="path">The file.</param>
    /// <param name="version">What is to be written: this letter, many times.</param>
    /// <param name="look">Called when a part is written.</param>
    public void Run(string path, char version, Action look)
    {
        try
        {
            (_save.Invoke(_subject, [path, version, look]) as Task)?.GetAwaiter().GetResult();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw inner;
        }
    }
}
