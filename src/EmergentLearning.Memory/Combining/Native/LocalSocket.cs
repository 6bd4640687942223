using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Memory.Combining.Native;

/// <summary>
/// A stream between two processes of one machine, by blocking calls (unix(7)). The framework's own socket starts a thread and a queue of events in each
/// process that opens one, and throws where somebody else is gone: of a process that lives for milliseconds both are a good part. Linux only.
/// </summary>
internal sealed unsafe class LocalSocket : IDisposable
{
    // What an address holds, with the zero at its end.
    private const int AddressBytes = 108;

    private readonly SafeFileHandle _handle;

    private LocalSocket(SafeFileHandle handle) => _handle = handle;

    /// <summary>Whether an address holds a path.</summary>
    public static bool CanName(string path) => Encoding.UTF8.GetByteCount(path) < AddressBytes;

    /// <summary>Connects to who listens at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="patience">How long it waits for the other side: to be let in, to send, and to be sent something.</param>
    /// <param name="answer">What came of it.</param>
    /// <returns><see langword="null"/> unless it was let in.</returns>
    public static LocalSocket? TryConnect(string path, TimeSpan patience, out ConnectAnswer answer)
    {
        answer = ConnectAnswer.NotAllowed;
        SafeFileHandle handle = LinuxSockets.Socket(LinuxSockets.UnixFamily, LinuxSockets.Stream | LinuxSockets.CloseOnExec, 0);
        var socket = new LocalSocket(handle);
        if (!handle.IsInvalid)
        {
            socket.SetPatience(patience);
            answer = socket.Connect(path);
            if (answer == ConnectAnswer.Connected)
                return socket;
        }

        socket.Dispose();
        return null;
    }

    /// <summary>Listens at a path that is free; <see langword="null"/> where it is not, or where there can be no socket.</summary>
    public static LocalSocket? TryListen(string path, int backlog)
    {
        SafeFileHandle handle = LinuxSockets.Socket(
            LinuxSockets.UnixFamily, LinuxSockets.Stream | LinuxSockets.CloseOnExec | LinuxSockets.NonBlocking, 0);
        if (!handle.IsInvalid)
        {
            byte* address = stackalloc byte[sizeof(short) + AddressBytes];
            int length = Write(path, address);
            if (LinuxSockets.Bind(handle, address, length) == 0 && LinuxSockets.Listen(handle, backlog) == 0)
                return new LocalSocket(handle);
        }

        handle.Dispose();
        return null;
    }

    /// <summary>The next who has connected; <see langword="null"/> when nobody else has.</summary>
    public LocalSocket? TryAccept()
    {
        SafeFileHandle handle = LinuxSockets.Accept(_handle, 0, 0, LinuxSockets.CloseOnExec);
        if (!handle.IsInvalid)
            return new LocalSocket(handle);

        handle.Dispose();
        return null;
    }

    /// <summary>How long it waits for the other side to send, or to take, from now on.</summary>
    public void SetPatience(TimeSpan patience)
    {
        // timeval: seconds and millionths.
        long* time = stackalloc long[] { (long)patience.TotalSeconds, patience.Milliseconds * 1_000L };
        _ = LinuxSockets.SetOption(_handle, LinuxSockets.SocketLevel, LinuxSockets.ReceiveTimeout, time, 2 * sizeof(long));
        _ = LinuxSockets.SetOption(_handle, LinuxSockets.SocketLevel, LinuxSockets.SendTimeout, time, 2 * sizeof(long));
    }

    /// <summary>Sends all of it; <see langword="false"/> when the other side is gone, or does not take it in time.</summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint count;
            fixed (byte* start = bytes)
                count = LinuxSockets.Send(_handle, start, bytes.Length, LinuxSockets.NoSignal);
            if (count > 0)
                bytes = bytes[(int)count..];
            else if (count == 0 || Marshal.GetLastPInvokeError() != LinuxSockets.Interrupted)
                return false;
        }

        return true;
    }

    /// <summary>Waits until the buffer is full; <see langword="false"/> when the other side ends before, or sends nothing in time.</summary>
    public bool TryFill(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            nint count;
            fixed (byte* start = buffer)
                count = LinuxSockets.Receive(_handle, start, buffer.Length, 0);
            if (count > 0)
                buffer = buffer[(int)count..];
            else if (count == 0 || Marshal.GetLastPInvokeError() != LinuxSockets.Interrupted)
                return false;
        }

        return true;
    }

    /// <summary>Whether the other side has ended, or has said that it sends nothing more.</summary>
    public bool IsEnded()
    {
        byte next;
        return LinuxSockets.Receive(_handle, &next, 1, LinuxSockets.Peek | LinuxSockets.DoNotWait) == 0;
    }

    /// <summary>Says that nothing more is sent. May be called beside a wait.</summary>
    public void EndSending() => _ = LinuxSockets.ShutDown(_handle, LinuxSockets.EndWriting);

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private ConnectAnswer Connect(string path)
    {
        byte* address = stackalloc byte[sizeof(short) + AddressBytes];
        int length = Write(path, address);
        while (LinuxSockets.Connect(_handle, address, length) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == LinuxSockets.Interrupted)
                continue;

            return error switch
            {
                LinuxSockets.NoEntry => ConnectAnswer.NoName,
                LinuxSockets.ConnectionRefused => ConnectAnswer.NobodyListens,
                _ => ConnectAnswer.NotAllowed,
            };
        }

        return ConnectAnswer.Connected;
    }

    private static int Write(string path, byte* address)
    {
        *(short*)address = LinuxSockets.UnixFamily;
        int length = Encoding.UTF8.GetBytes(path, new Span<byte>(address + sizeof(short), AddressBytes - 1));
        address[sizeof(short) + length] = 0;
        return sizeof(short) + length + 1;
    }
}
