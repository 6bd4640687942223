using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// Writes files whole or not at all: a reader, and a machine that loses power, see the old bytes or the new, never a part. When a
/// method returns, bytes and name are on disk (on Windows the name is as durable as the file system makes it). Owner, mode, access list
/// and extended attributes of the old file are kept where this user may set them; set-id bits and capabilities are not, as at a write in
/// place. A file with several names (hard links) is replaced under this one alone. A target that is no regular file is refused; for
/// links see <see cref="LinkPolicy"/>. Thread-safe; two writers of one file do not mix.
/// </summary>
/// <remarks>
/// The order of steps is that of SQLite, PostgreSQL and RocksDB: exclusive temporary file in the target's folder, room set aside, bytes,
/// sync, rename, sync of the folder through a descriptor from before the rename. A failed sync is never repeated (Rebello et al., "Can
/// Applications Recover from fsync Failures?", ATC 2020): the bytes go to one new file, and if that fails too it is over.
/// </remarks>
public static class AtomicFile
{
    private static readonly DurableWriter Writer = new(NativeFileSystem.Instance);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Creates or replaces a file.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">All its bytes.</param>
    /// <param name="links">Whether a symbolic link in its place is followed. Default: it is refused.</param>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    /// <exception cref="DurabilityLostException">
    /// The disk did not make it durable. The file has its old or its new bytes, and may have the others after a power loss: write it anew.
    /// </exception>
    public static void Replace(string path, ReadOnlySpan<byte> content, LinkPolicy links = LinkPolicy.Refuse) =>
        Writer.Replace(Target(path, links), content);

    /// <summary>As <see cref="Replace"/>, with text in UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">Its text.</param>
    /// <param name="links">Whether a symbolic link in its place is followed. Default: it is refused.</param>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    /// <exception cref="DurabilityLostException">As for <see cref="Replace"/>.</exception>
    public static void ReplaceText(string path, string content, LinkPolicy links = LinkPolicy.Refuse) =>
        Writer.Replace(Target(path, links), Utf8.GetBytes(content));

    /// <summary>As <see cref="Replace"/>, with text in an encoding, whose byte-order mark, if it has one, comes first.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">Its text.</param>
    /// <param name="encoding">The encoding.</param>
    /// <param name="links">Whether a symbolic link in its place is followed. Default: it is refused.</param>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    /// <exception cref="DurabilityLostException">As for <see cref="Replace"/>.</exception>
    public static void ReplaceText(string path, string content, Encoding encoding, LinkPolicy links = LinkPolicy.Refuse)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        Writer.Replace(Target(path, links), [.. encoding.Preamble, .. encoding.GetBytes(content)]);
    }

    /// <summary>As <see cref="Replace"/>, with lines in UTF-8 without a byte-order mark, each ended by <see cref="Environment.NewLine"/>.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="lines">Its lines; read once, before anything is written.</param>
    /// <param name="links">Whether a symbolic link in its place is followed. Default: it is refused.</param>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    /// <exception cref="DurabilityLostException">As for <see cref="Replace"/>.</exception>
    public static void ReplaceLines(string path, IEnumerable<string> lines, LinkPolicy links = LinkPolicy.Refuse)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Writer.Replace(Target(path, links), Utf8.GetBytes(string.Concat(lines.Select(line => line + Environment.NewLine))));
    }

    /// <summary>
    /// Opens a stream for new content, which takes the place of the file when it is committed and vanishes when it is disposed without. For
    /// content that is too large to hold, or that a serializer writes.
    /// </summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="links">Whether a symbolic link in its place is followed. Default: it is refused.</param>
    /// <returns>The stream, empty.</returns>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    public static AtomicFileStream OpenReplace(string path, LinkPolicy links = LinkPolicy.Refuse) => new(new PendingFile(Writer, Target(path, links)));

    /// <summary>
    /// As <see cref="OpenReplace"/>, and the stream begins as a copy of the file: for a change of a part. Two that change one file at the same
    /// time do not mix, and the later one wins; hold a lock to keep both changes.
    /// </summary>
    /// <param name="path">The file; when it is absent, the stream is empty. Its folder must exist.</param>
    /// <param name="links">Whether a symbolic link in its place is followed. Default: it is refused.</param>
    /// <returns>The stream, at its start.</returns>
    /// <exception cref="StoreException">The file system refused; the old file is unchanged.</exception>
    public static AtomicFileStream OpenUpdate(string path, LinkPolicy links = LinkPolicy.Refuse)
    {
        var file = new PendingFile(Writer, Target(path, links));
        file.CopyTarget();
        return new AtomicFileStream(file);
    }

    /// <summary>
    /// Gives a file that is finished and closed its name, unless that is taken: a rename that replaces nothing. Of several processes
    /// that want one name exactly one gets <see langword="true"/>. Its bytes are synced before, and both folders after.
    /// </summary>
    /// <param name="prepared">The file. It must be a regular one, on the same file system.</param>
    /// <param name="path">Its new name. The folder must exist.</param>
    /// <returns><see langword="false"/> when the name was taken; nothing was changed then.</returns>
    /// <exception cref="StoreException">The file system refused; nothing was changed.</exception>
    /// <exception cref="DurabilityLostException">
    /// The disk did not make it durable. Nothing was renamed when it was the file; it may have either name, or both, after a power loss when
    /// it was a folder. Write the file anew.
    /// </exception>
    public static bool PublishNew(string prepared, string path) => PreparedFile.PublishNew(NativeFileSystem.Instance, prepared, path);

    /// <summary>Creates a file. Of several processes that create the same name exactly one gets <see langword="true"/>.</summary>
    /// <param name="path">The file. Its folder must exist. A link there, wherever it leads, is refused.</param>
    /// <param name="content">All its bytes.</param>
    /// <returns><see langword="false"/> when the name was taken; nothing was changed then.</returns>
    /// <exception cref="StoreException">The file system refused; nothing was changed.</exception>
    /// <exception cref="DurabilityLostException">The disk did not make it durable: it may be gone after a power loss.</exception>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content) => Writer.TryCreate(path, content);

    private static string Target(string path, LinkPolicy links) => links switch
    {
        LinkPolicy.Refuse => path,
        LinkPolicy.Follow => LinkTarget.Resolve(path),
        _ => throw new ArgumentOutOfRangeException(nameof(links), links, "Refuse or Follow."),
    };
}
