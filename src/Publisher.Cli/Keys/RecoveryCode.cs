using System.Security.Cryptography;
using System.Text;

namespace Publisher.Cli.Keys;

/// <summary>
/// A private key on paper: the 32-byte seed and three bytes of checksum (the first of SHA-256 over a label and the seed) in
/// Crockford's base32, fourteen groups of four. Reading forgives case, spaces, hyphens, and I, L, O for 1, 1, 0.
/// </summary>
public static class RecoveryCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int ChecksumLength = 3;
    private const int Characters = (PrivateKey.SeedLength + ChecksumLength) * 8 / 5;

    /// <summary>The code of a seed.</summary>
    public static string Encode(ReadOnlySpan<byte> seed)
    {
        Span<byte> bytes = stackalloc byte[PrivateKey.SeedLength + ChecksumLength];
        seed.CopyTo(bytes);
        Checksum(seed, bytes[PrivateKey.SeedLength..]);
        var code = new StringBuilder(Characters + (Characters / 4));
        for (var i = 0; i < Characters; i++)
        {
            if (i > 0 && i % 4 == 0)
            {
                code.Append(i == Characters / 2 ? '\n' : ' ');
            }
            code.Append(Alphabet[Five(bytes, i * 5)]);
        }
        return code.ToString();
    }

    /// <summary>Reads a code as a person types it.</summary>
    /// <param name="typed">The code.</param>
    /// <param name="seed">Receives 32 bytes.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryDecode(string typed, Span<byte> seed, out string? problem)
    {
        Span<byte> bytes = stackalloc byte[PrivateKey.SeedLength + ChecksumLength];
        var (buffer, bits, at, count) = (0u, 0, 0, 0);
        foreach (var c in typed)
        {
            if (c is '-' or '_' or '\u2013' or '\u2014' or '.' || char.IsWhiteSpace(c))
            {
                continue;
            }
            var value = Alphabet.IndexOf(char.ToUpperInvariant(c) switch { 'I' or 'L' => '1', 'O' => '0', var other => other }, StringComparison.Ordinal);
            if (value < 0)
            {
                problem = FormattableString.Invariant($"'{c}' in group {(count / 4) + 1} is no letter of a recovery code");
                return false;
            }
            if (++count > Characters)
            {
                continue;
            }
            buffer = ((buffer & 0x7ffffff) << 5) | (uint)value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)((buffer >> bits) & 0xff);
            }
        }
        if (count != Characters)
        {
            problem = FormattableString.Invariant($"a recovery code has {Characters} characters in {Characters / 4} groups of four; this one has {count}");
            return false;
        }
        Span<byte> expected = stackalloc byte[ChecksumLength];
        Checksum(bytes[..PrivateKey.SeedLength], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[PrivateKey.SeedLength..]))
        {
            problem = "the code does not add up: at least one character is another than on the paper";
            return false;
        }
        bytes[..PrivateKey.SeedLength].CopyTo(seed);
        CryptographicOperations.ZeroMemory(bytes);
        problem = null;
        return true;
    }

    private static int Five(ReadOnlySpan<byte> bytes, int bit)
    {
        var pair = (bytes[bit / 8] << 8) | ((bit / 8) + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
        return (pair >> (11 - (bit % 8))) & 31;
    }

    private static void Checksum(ReadOnlySpan<byte> seed, Span<byte> checksum)
    {
        ReadOnlySpan<byte> label = "publisher recovery code 1\n"u8;
        Span<byte> message = stackalloc byte[label.Length + PrivateKey.SeedLength];
        label.CopyTo(message);
        seed.CopyTo(message[label.Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, hash);
        hash[..ChecksumLength].CopyTo(checksum);
        CryptographicOperations.ZeroMemory(message);
    }
}
