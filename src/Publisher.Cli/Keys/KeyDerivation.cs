using NSec.Cryptography;

namespace Publisher.Cli.Keys;

/// <summary>How much work a guess of the passphrase costs: Argon2id (RFC 9106) with parallelism 1. Written into every file it protects.</summary>
/// <param name="MemoryKiB">Memory, in KiB.</param>
/// <param name="Passes">Passes over it.</param>
public sealed record KeyDerivation(int MemoryKiB, int Passes)
{
    /// <summary>Bytes of salt.</summary>
    public const int SaltLength = 16;

    /// <summary>What new files get: 64 MiB and 3 passes, about half a second.</summary>
    public static KeyDerivation Default { get; } = new(64 * 1024, 3);

    /// <summary>Whether a file may ask for this: at most 1 GiB and 10 passes, so that a planted file cannot halt a machine.</summary>
    public bool IsBounded => MemoryKiB is >= 8 and <= 1024 * 1024 && Passes is >= 1 and <= 10;

    /// <summary>The key that seals a file.</summary>
    /// <exception cref="ArgumentException">The figures are out of bounds.</exception>
    public Key Derive(Passphrase passphrase, ReadOnlySpan<byte> salt)
    {
        if (!IsBounded)
        {
            throw new ArgumentException("more memory or passes than a key file may ask for");
        }
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes });
        return algorithm.DeriveKey(passphrase.Bytes, salt, AeadAlgorithm.XChaCha20Poly1305);
    }
}
