using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// The new content of a file while it is written: bytes go to a temporary file beside it, which becomes the file at <see cref="Commit"/>
/// and vanishes when the stream is disposed without it. Until then readers see the old file. Opened by <see cref="AtomicFile.OpenReplace"/>.
/// It writes, seeks and sets its length; it does not read. Not thread-safe.
/// </summary>
/// <remarks>
/// A writer over it is flushed before the commit, and may be disposed after it. One that writes an end of its own when it is disposed
/// (compression, archives, XML) is disposed before the commit and told to leave this stream open. Its own operations throw what those of
/// <see cref="FileStream"/> throw; after one that failed or was cancelled it cannot be committed, because it may have a hole.
/// </remarks>
public sealed class AtomicFileStream : Stream
{
    private readonly PendingFile _file;
    private bool _isTorn;
    private bool _isCommitted;

    internal AtomicFileStream(PendingFile file) => _file = file;

    /// <summary>Always <see langword="false"/>.</summary>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => _file.Stream.CanSeek;

    /// <summary><see langword="true"/> until it is committed or disposed.</summary>
    public override bool CanWrite => _file.Stream.CanWrite;

    /// <inheritdoc/>
    public override long Length => _file.Stream.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _file.Stream.Position;
        set => _file.Stream.Position = value;
    }

    /// <summary>
    /// Makes what was written the content of the file, durably: sync, rename, sync of the folder. Whatever comes of it, the stream is closed then.
    /// </summary>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    /// <exception cref="DurabilityLostException">
    /// The disk did not make it durable. When the new file could not be synced, the old one is unchanged, and what was written is gone: it cannot
    /// be read back after a failed sync, so write it anew. When the folder could not be synced, it is as for <see cref="AtomicFile.Replace"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">A write failed or was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">It was committed or disposed before.</exception>
    public void Commit()
    {
        RefuseTorn();
        try
        {
            _file.Stream.Flush();
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw _file.Fail(e);
        }

        _file.Publish();
        _isCommitted = true;
    }

    /// <summary>As <see cref="Commit"/>; the syncs, for which systems have no asynchronous call, run on a thread of the pool.</summary>
    /// <param name="cancellationToken">Stops it before the first sync, never later. What was written can then only be disposed of.</param>
    /// <exception cref="StoreException">As for <see cref="Commit"/>.</exception>
    /// <exception cref="DurabilityLostException">As for <see cref="Commit"/>.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="Commit"/>.</exception>
    /// <exception cref="ObjectDisposedException">As for <see cref="Commit"/>.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        RefuseTorn();
        try
        {
            await _file.Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw _file.Fail(e);
        }
        catch (OperationCanceledException)
        {
            _isTorn = true;
            throw;
        }

        await Task.Run(_file.Publish, cancellationToken).ConfigureAwait(false);
        _isCommitted = true;
    }

    /// <summary>Hands buffered bytes to the system; makes nothing durable. Does nothing after a commit.</summary>
    public override void Flush()
    {
        // A writer that is disposed after the commit flushes once more, and has nothing left.
        if (!_isCommitted)
            Whole(stream => stream.Flush());
    }

    /// <summary>As <see cref="Flush"/>.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _isCommitted ? Task.CompletedTask : WholeAsync(_file.Stream.FlushAsync(cancellationToken));

    /// <summary>Not supported: the bytes are on their way to become a file.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream only writes.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _file.Stream.Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value) => Whole(stream => stream.SetLength(value));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _file.Stream.Write(buffer);
        }
        catch
        {
            _isTorn = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WholeAsync(_file.Stream.WriteAsync(buffer, offset, count, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(WholeAsync(_file.Stream.WriteAsync(buffer, cancellationToken).AsTask()));

    /// <summary>Removes the temporary file, unless it was committed.</summary>
    /// <param name="disposing">Whether it was asked for.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private void RefuseTorn()
    {
        ObjectDisposedException.ThrowIf(!CanWrite, this);
        if (_isTorn)
            throw new InvalidOperationException("A write to this stream failed, so its content may have a hole. Dispose it, and write the content anew.");
    }

    private void Whole(Action<FileStream> write)
    {
        try
        {
            write(_file.Stream);
        }
        catch
        {
            _isTorn = true;
            throw;
        }
    }

    private async Task WholeAsync(Task write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch
        {
            _isTorn = true;
            throw;
        }
    }
}
