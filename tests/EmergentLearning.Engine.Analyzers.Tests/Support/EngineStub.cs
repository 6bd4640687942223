using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>The calls of the engine that fixes lead to, with nothing behind them.</summary>
internal static class EngineStub
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Text;
        using System.Threading.Tasks;
        namespace EmergentLearning.Engine.Files
        {
            public static class AtomicFile
            {
                public static void Replace(string path, ReadOnlySpan<byte> content) { }
                public static void ReplaceText(string path, string text) { }
                public static void ReplaceText(string path, string text, Encoding encoding) { }
                public static void ReplaceLines(string path, IEnumerable<string> lines) { }
                public static AtomicFileStream OpenReplace(string path) => new();
                public static AtomicFileStream OpenUpdate(string path) => new();
                public static bool PublishNew(string prepared, string path) => true;
                public static bool TryCreate(string path, ReadOnlySpan<byte> content) => true;
            }
            public sealed class AtomicFileStream : MemoryStream
            {
                public void Commit() { }
                public Task CommitAsync() => Task.CompletedTask;
            }
            public static class DirectorySync { public static void Sync(string directory) { } }
            public sealed class AppendLog : IDisposable
            {
                public static AppendLog Open(string path) => new();
                public long Append(ReadOnlyMemory<byte> content) => 0;
                public void Dispose() { }
            }
        }
        namespace EmergentLearning.Engine.Schema
        {
            [AttributeUsage(AttributeTargets.All)] public sealed class NonAtomicWriteAttribute(string reason) : Attribute { public string Reason => reason; }
        }
        """;

    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Engine", [CSharpSyntaxTree.ParseText(Source)], References.Framework, new(OutputKind.DynamicallyLinkedLibrary));
        var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
