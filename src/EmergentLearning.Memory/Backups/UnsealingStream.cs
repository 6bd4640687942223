using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Backups;

/// <summary>Decrypts what a <see cref="SealingStream"/> wrote. No byte leaves it before its chunk was found genuine and in its place.</summary>
internal sealed class UnsealingStream : Stream
{
    private readonly Stream _source;
    private readonly string _name;
    private readonly byte[] _header;
    private readonly AesGcm _cipher;
    private readonly byte[] _sealed = new byte[SealHeader.ChunkBytes + SealHeader.TagBytes + 1];
    private readonly byte[] _plain = new byte[SealHeader.ChunkBytes];
    private int _kept;
    private int _start;
    private int _end;
    private uint _number;
    private bool _isLast;

    /// <param name="source">The file, at its start.</param>
    /// <param name="key">What it is encrypted with.</param>
    /// <param name="name">The backup, for messages.</param>
    public UnsealingStream(Stream source, BackupKey key, string name)
    {
        _source = source;
        _name = name;
        _header = new byte[SealHeader.Length];
        int length = source.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false);
        if (!SealHeader.IsPlausible(_header.AsSpan(0, length)))
            throw BackupFault.Damaged(name, "its first bytes are not those of an encrypted backup");
        _cipher = SealHeader.OpenCipher(_header, key);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_start == _end)
        {
            if (_isLast)
                return 0;
            ReadChunk();
        }

        int part = Math.Min(buffer.Length, _end - _start);
        _plain.AsSpan(_start, part).CopyTo(buffer);
        _start += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _cipher.Dispose();
        base.Dispose(disposing);
    }

    private void ReadChunk()
    {
        // One byte more than a chunk tells whether another one follows.
        int length = _kept + _source.ReadAtLeast(_sealed.AsSpan(_kept), _sealed.Length - _kept, throwOnEndOfStream: false);
        bool isLast = length < _sealed.Length;
        int chunk = (isLast ? length : length - 1) - SealHeader.TagBytes;
        if (chunk < 0)
            throw BackupFault.Damaged(_name, "it was cut off");

        Open(chunk, isLast);
        _kept = isLast ? 0 : 1;
        _sealed[0] = _sealed[^1];
        _isLast = isLast;
        (_start, _end) = (0, chunk);
    }

    private void Open(int length, bool isLast)
    {
        Span<byte> nonce = stackalloc byte[SealHeader.NonceBytes];
        SealHeader.WriteNonce(nonce, _header, _number, isLast);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, SealHeader.TagBytes), _plain.AsSpan(0, length), _header);
            _number++;
        }
        catch (AuthenticationTagMismatchException) when (_number == 0)
        {
            throw new StoreException(
                StoreFault.Security,
                $"The backup {_name} does not open: it is another passphrase or key file, or its first part is damaged. Nothing was changed; "
                + "try with the right key, or take another backup.");
        }
        catch (AuthenticationTagMismatchException)
        {
            throw BackupFault.Damaged(_name, "a part of it is not genuine, or not in its place");
        }
    }
}
