using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Publisher.Credentials.Keys;

/// <summary>
/// Multibase base58btc (prefix <c>z</c>; W3C Controlled Identifiers 1.0 §2.4): the alphabet of keys and signatures.
/// Exact: every byte sequence has one text and every accepted text is that one, leading zero bytes (<c>1</c>) included.
/// </summary>
public static class Multibase
{
    /// <summary>Longest text that is decoded. Decoding takes quadratic time, and nothing we read (keys, signatures) is longer than 90.</summary>
    public const int MaxLength = 256;

    private const int DigitsAtOnce = 10;

    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static readonly sbyte[] Digits = MakeDigits();

    /// <summary>The text of some bytes: <c>z</c>, one <c>1</c> per leading zero byte, then the rest as one number in base 58.</summary>
    public static string EncodeBase58Btc(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0);
        if (zeros < 0)
        {
            zeros = bytes.Length;
        }
        // log(256) / log(58) < 1.366
        Span<byte> digits = new byte[((bytes.Length - zeros) * 1366 / 1000) + 1];
        var used = 0;
        foreach (var b in bytes[zeros..])
        {
            int carry = b;
            for (var i = 0; i < used || carry > 0; i++)
            {
                carry += digits[i] << 8;
                digits[i] = (byte)(carry % 58);
                carry /= 58;
                used = Math.Max(used, i + 1);
            }
        }
        var text = new char[1 + zeros + used];
        text[0] = 'z';
        text.AsSpan(1, zeros).Fill('1');
        for (var i = 0; i < used; i++)
        {
            text[1 + zeros + i] = Alphabet[digits[used - 1 - i]];
        }
        return new string(text);
    }

    /// <summary>The bytes of a text that <see cref="EncodeBase58Btc"/> could have written; false for any other text, and for one longer than <see cref="MaxLength"/>.</summary>
    public static bool TryDecodeBase58Btc(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length is 0 or > MaxLength || text[0] != 'z')
        {
            return false;
        }
        text = text[1..];
        var zeros = text.IndexOfAnyExcept('1');
        if (zeros < 0)
        {
            zeros = text.Length;
        }
        // The number, in limbs of 64 bits, least significant first; 58 < 2^6. Ten digits at a time: 58^10 < 2^64.
        Span<ulong> limbs = stackalloc ulong[(MaxLength * 6 / 64) + 1];
        limbs.Clear();
        var used = 0;
        for (var rest = text[zeros..]; !rest.IsEmpty;)
        {
            var digits = rest[..Math.Min(rest.Length, DigitsAtOnce)];
            rest = rest[digits.Length..];
            if (!TryReadDigits(digits, out var scale, out var value))
            {
                return false;
            }
            used = MultiplyAdd(limbs, used, scale, value);
        }
        Span<byte> number = stackalloc byte[used * sizeof(ulong)];
        for (var i = 0; i < used; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(number[((used - 1 - i) * sizeof(ulong))..], limbs[i]);
        }
        number = number.TrimStart((byte)0);
        bytes = new byte[zeros + number.Length];
        number.CopyTo(bytes.AsSpan(zeros));
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out ulong scale, out ulong value)
    {
        (scale, value) = (1, 0);
        foreach (var c in text)
        {
            var digit = c < Digits.Length ? Digits[c] : (sbyte)-1;
            if (digit < 0)
            {
                return false;
            }
            scale *= 58;
            value = (value * 58) + (ulong)digit;
        }
        return true;
    }

    // How many limbs are used afterwards. A product and a carry of 64 bits each fit 128: (2^64 - 1)^2 + 2^64 - 1 < 2^128.
    private static int MultiplyAdd(Span<ulong> limbs, int used, ulong scale, ulong value)
    {
        var carry = value;
        for (var i = 0; i < used; i++)
        {
            var high = Math.BigMul(limbs[i], scale, out var low);
            limbs[i] = unchecked(low + carry);
            carry = high + (limbs[i] < low ? 1UL : 0UL);
        }
        if (carry > 0)
        {
            limbs[used++] = carry;
        }
        return used;
    }

    private static sbyte[] MakeDigits()
    {
        var digits = new sbyte[128];
        Array.Fill(digits, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
        {
            digits[Alphabet[i]] = (sbyte)i;
        }
        return digits;
    }
}
