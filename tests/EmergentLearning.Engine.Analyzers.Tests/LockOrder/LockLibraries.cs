using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Locks of other libraries, and a library that declares its own, as metadata: their bodies cannot be seen.</summary>
internal static class LockLibraries
{
    private const string Source = """
        using System; using System.Threading; using System.Threading.Tasks; using EmergentLearning.Engine.Locking;
        [assembly: LockHierarchy("Repository", "File", "Database")]
        namespace Medallion.Threading
        {
            public interface IDistributedSynchronizationHandle : IDisposable, IAsyncDisposable { CancellationToken HandleLostToken { get; } }
            public interface IDistributedLock
            {
                string Name { get; }
                IDistributedSynchronizationHandle? TryAcquire(TimeSpan timeout = default, CancellationToken cancellationToken = default);
                IDistributedSynchronizationHandle Acquire(TimeSpan? timeout = null, CancellationToken cancellationToken = default);
                ValueTask<IDistributedSynchronizationHandle?> TryAcquireAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default);
                ValueTask<IDistributedSynchronizationHandle> AcquireAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default);
            }
        }
        namespace Microsoft.VisualStudio.Threading
        {
            public class AsyncSemaphore(int initialCount)
            {
                public int Count => initialCount;
                public Task<Releaser> EnterAsync(CancellationToken cancellationToken = default) => Task.FromResult(default(Releaser));
                public Task<Releaser> EnterAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => Task.FromResult(default(Releaser));
                public struct Releaser : IDisposable { public void Dispose() { } }
            }
            public class AsyncReaderWriterLock
            {
                public Awaitable ReadLockAsync(CancellationToken cancellationToken = default) => default;
                public Awaitable UpgradeableReadLockAsync(CancellationToken cancellationToken = default) => default;
                public Awaitable WriteLockAsync(CancellationToken cancellationToken = default) => default;
                public struct Awaitable { public Awaiter GetAwaiter() => default; }
                public struct Awaiter : System.Runtime.CompilerServices.INotifyCompletion
                {
                    public bool IsCompleted => true; public Releaser GetResult() => default; public void OnCompleted(Action continuation) => continuation();
                }
                public struct Releaser : IDisposable { public void Dispose() { } public Task ReleaseAsync() => Task.CompletedTask; }
            }
        }
        namespace Vendor
        {
            public sealed class Store { public void Open() { } public bool TryOpen() => true; public void Close() { } public IDisposable Use() => throw new NotSupportedException(); public void Read() { } }
        }
        namespace Lib
        {
            [LockClass("Vault")]
            public sealed class Vault
            {
                [AcquiresLock] public IDisposable Enter() => throw new NotSupportedException();
                [AcquiresLock] public void Touch() { }
            }
            public sealed class Store
            {
                [AcquiresLock("File")] public IDisposable EnterFile() => throw new NotSupportedException();
                [AcquiresLock("File")] public void WriteFile() { }
                [RequiresLock("File")] public void FlushLocked() { }
                [ExcludesLock("File")] public void PublishOutsideFile() { }
            }
        }
        """;

    public static MetadataReference Engine { get; } = MetadataReference.CreateFromFile(typeof(FileLock).Assembly.Location);

    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Libraries", [CSharpSyntaxTree.ParseText(Source)],
            [.. References.Framework, Engine],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
