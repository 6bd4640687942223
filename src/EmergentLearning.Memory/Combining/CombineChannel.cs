using System.Buffers.Binary;
using EmergentLearning.Memory.Combining.Native;

namespace EmergentLearning.Memory.Combining;

/// <summary>Messages: four bytes that say how long it is, and the message.</summary>
internal static class CombineChannel
{
    private const int Header = sizeof(int);

    // The longest record has fewer than 100,000 characters.
    private const int Longest = 1 << 20;

    /// <summary>Sends a message; <see langword="false"/> when nobody takes it.</summary>
    public static bool TrySend(LocalSocket socket, ReadOnlySpan<byte> message)
    {
        byte[] frame = new byte[Header + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, message.Length);
        message.CopyTo(frame.AsSpan(Header));
        return socket.TrySend(frame);
    }

    /// <summary>Waits for a message as long as the socket's patience lasts; <see langword="null"/> when none comes, or something that is none.</summary>
    public static byte[]? TryReceive(LocalSocket socket)
    {
        Span<byte> header = stackalloc byte[Header];
        if (!socket.TryFill(header))
            return null;

        int length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is <= 0 or > Longest)
            return null;

        byte[] message = new byte[length];
        return socket.TryFill(message) ? message : null;
    }
}
