using System.Security.Cryptography;

namespace EmergentLearning.Memory.Backups;

/// <summary>Encrypts what is written to it, chunk by chunk. <see cref="Finish"/> writes the last chunk, without which nobody can open it.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream _target;
    private readonly byte[] _header;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[SealHeader.ChunkBytes];
    private readonly byte[] _sealed = new byte[SealHeader.ChunkBytes + SealHeader.TagBytes];
    private int _length;
    private uint _number;

    public SealingStream(Stream target, BackupKey key, int iterations = SealHeader.Iterations)
    {
        _target = target;
        _header = SealHeader.Create(iterations);
        _cipher = SealHeader.OpenCipher(_header, key);
        target.Write(_header);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Writes what is left as the last chunk. Nothing can be written after it.</summary>
    public void Finish() => WriteChunk(isLast: true);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full chunk waits until there is more: it may be the last.
            if (_length == _plain.Length)
                WriteChunk(isLast: false);
            int part = Math.Min(buffer.Length, _plain.Length - _length);
            buffer[..part].CopyTo(_plain.AsSpan(_length));
            _length += part;
            buffer = buffer[part..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // A chunk is encrypted whole.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _cipher.Dispose();
        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[SealHeader.NonceBytes];
        SealHeader.WriteNonce(nonce, _header, checked(_number++), isLast);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _length), _sealed.AsSpan(0, _length), _sealed.AsSpan(_length, SealHeader.TagBytes), _header);
        _target.Write(_sealed.AsSpan(0, _length + SealHeader.TagBytes));
        _length = 0;
    }
}
