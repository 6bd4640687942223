using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// Writes files whole or not at all: a reader, and a machine that loses power, see the old bytes or the new, never a part. When a
/// method returns, bytes and name are on disk (on Windows the name is as durable as the file system makes it).
/// Links are never followed: a target that is not a regular file is refused. Thread-safe; two writers of one file do not mix.
/// </summary>
public static class AtomicFile
{
    private static readonly DurableWriter Writer = new(NativeFileSystem.Instance);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Creates or replaces a file. Mode and, where allowed, owner of the old one are kept.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content) => Writer.Replace(path, content);

    /// <summary>As <see cref="Replace"/>, with text in UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">Its text.</param>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    public static void ReplaceText(string path, string content) => Writer.Replace(path, Utf8.GetBytes(content));

    /// <summary>Creates a file. Of several processes that create the same name exactly one gets <see langword="true"/>.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">All its bytes.</param>
    /// <returns><see langword="false"/> when the name was taken; nothing was changed then.</returns>
    /// <exception cref="StoreException">The file system refused; nothing was changed.</exception>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content) => Writer.TryCreate(path, content);
}
