using System.Security.Cryptography;
using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Backups;

/// <summary>What a backup is encrypted with: a passphrase, or the bytes of a file. Immutable; it never shows its secret.</summary>
public sealed class BackupKey
{
    /// <summary>Whence <c>elf</c> takes a passphrase. The name is the original's.</summary>
    public const string PassphraseVariable = "BACKUP_ENCRYPTION_KEY";

    private const int ShortestFile = 16;

    private readonly byte[] _secret;

    private BackupKey(byte[] secret) => _secret = secret;

    /// <summary>A passphrase: any text that is not empty.</summary>
    /// <exception cref="StoreException">It is empty.</exception>
    public static BackupKey FromPassphrase(string passphrase) => string.IsNullOrEmpty(passphrase)
        ? throw new StoreException(StoreFault.Input, $"The passphrase is empty. Set {PassphraseVariable}, or give a file with --key-file.")
        : new BackupKey(Encoding.UTF8.GetBytes(passphrase));

    /// <summary>All bytes of a file, at least 16.</summary>
    /// <exception cref="StoreException">It cannot be read, or is too short to be a key.</exception>
    public static BackupKey FromFile(string path)
    {
        byte[] bytes = Engine.Files.FileContent.ReadIfExists(path)
            ?? throw new StoreException(StoreFault.Input, $"There is no key file {path}. Give one that is there.");
        return bytes.Length >= ShortestFile
            ? new BackupKey(bytes)
            : throw new StoreException(StoreFault.Input, $"The key file {path} has {bytes.Length} bytes; a key has at least {ShortestFile}.");
    }

    /// <inheritdoc />
    public override string ToString() => nameof(BackupKey);

    /// <summary>A key for AES-256. Slow on purpose: each guess at a passphrase costs as much (PBKDF2, RFC 8018).</summary>
    internal byte[] Derive(ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(_secret, salt, iterations, HashAlgorithmName.SHA256, 32);
}
