using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// The file of an append log, as few steps. One implementation works; tests put a failing disk in its place. Every member throws
/// <see cref="StoreException"/> with <see cref="StoreFault.FileSystem"/>. Those that change it are called under the log's lock.
/// </summary>
internal interface IAppendFile : IDisposable
{
    /// <summary>How long it is now.</summary>
    long Length { get; }

    /// <summary>Whether the path still leads to this file: what is appended to one that was replaced, nobody finds.</summary>
    bool IsStillNamed { get; }

    /// <summary>Reads at a place; fewer bytes than asked for only at the end.</summary>
    int Read(Span<byte> target, long offset);

    /// <summary>Adds bytes at the end, by one call of the system unless that is answered short.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Writes bytes that are there already, once more, so that the next sync covers them.</summary>
    void Rewrite(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Cuts everything behind a length off.</summary>
    void Truncate(long length);

    /// <summary>Makes everything durable. After a failure never call it again.</summary>
    void Sync();
}
