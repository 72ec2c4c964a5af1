using System.Globalization;

namespace Publisher.Authoring;

/// <summary>Ids made of randomness that is handed in.</summary>
public static class RandomIds
{
    /// <summary>Random bytes an award id takes (80 bits).</summary>
    public const int AwardIdBytes = 10;

    /// <summary>Random bytes a salt takes (128 bits).</summary>
    public const int SaltBytes = 16;

    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>An award id: 16 characters of lower-case base32 (RFC 4648 §6) without padding.</summary>
    /// <exception cref="ArgumentException">Not exactly <see cref="AwardIdBytes"/> bytes.</exception>
    public static string AwardId(ReadOnlySpan<byte> random)
    {
        if (random.Length != AwardIdBytes)
        {
            throw new ArgumentException("an award id takes 10 random bytes", nameof(random));
        }
        Span<char> id = stackalloc char[16];
        for (var i = 0; i < id.Length; i++)
        {
            var bit = i * 5;
            var pair = (random[bit / 8] << 8) | (bit / 8 + 1 < random.Length ? random[(bit / 8) + 1] : 0);
            id[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }
        return new string(id);
    }

    /// <summary>A <c>urn:uuid:</c> of version 4 (RFC 9562 §5.4).</summary>
    /// <exception cref="ArgumentException">Not exactly 16 bytes.</exception>
    public static string UrnUuid(ReadOnlySpan<byte> random)
    {
        if (random.Length != 16)
        {
            throw new ArgumentException("a UUID takes 16 random bytes", nameof(random));
        }
        Span<byte> uuid = stackalloc byte[16];
        random.CopyTo(uuid);
        uuid[6] = (byte)((uuid[6] & 0x0f) | 0x40);
        uuid[8] = (byte)((uuid[8] & 0x3f) | 0x80);
        return "urn:uuid:" + new Guid(uuid, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>A salt: base64url without padding of 16 random bytes.</summary>
    /// <exception cref="ArgumentException">Not exactly <see cref="SaltBytes"/> bytes.</exception>
    public static string Salt(ReadOnlySpan<byte> random) => random.Length == SaltBytes
        ? System.Buffers.Text.Base64Url.EncodeToString(random)
        : throw new ArgumentException("a salt takes 16 random bytes", nameof(random));
}
