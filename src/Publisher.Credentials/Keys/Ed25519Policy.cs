namespace Publisher.Credentials.Keys;

/// <summary>
/// Which Ed25519 keys and signatures are looked at at all: the "strict, cofactorless" policy, before any library.
/// RFC 8032 §5.1.7 leaves room (cofactor or not, small-order points), and libraries fill it differently; what this filter lets through,
/// libsodium, OpenSSL and WebCrypto judge alike. Honest keys and signatures never meet it.
/// <para>For the points A (key) and R (first half of a signature): y &lt; p = 2^255 − 19 (one spelling), and not of small order.
/// For S (second half): S &lt; L = 2^252 + 27742317777372353535851937790883648493 (no second spelling of a signature).</para>
/// </summary>
public static class Ed25519Policy
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureLength = 64;

    // All little-endian, as RFC 8032 writes numbers.
    private static ReadOnlySpan<byte> FieldPrime =>
    [
        0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f,
    ];

    private static ReadOnlySpan<byte> GroupOrder =>
    [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10,
    ];

    // The y of the eight points of order 1, 2, 4 and 8: 0 (order 4), 1 (order 1), p − 1 (order 2), and the two of order 8.
    // The sign bit is cleared before comparing, so "y is 1 or p − 1 with sign 1", which is no point's spelling, is refused too.
    private static readonly byte[][] SmallOrderY =
    [
        Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    /// <summary>Whether 32 bytes are the one spelling of a y coordinate that belongs to no small-order point.</summary>
    public static bool AcceptsPoint(ReadOnlySpan<byte> point)
    {
        if (point.Length != KeyLength)
        {
            return false;
        }
        Span<byte> y = stackalloc byte[KeyLength];
        point.CopyTo(y);
        y[^1] &= 0x7f;
        if (!IsLess(y, FieldPrime))
        {
            return false;
        }
        foreach (var small in SmallOrderY)
        {
            if (y.SequenceEqual(small))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether 64 bytes have an acceptable R and S &lt; L.</summary>
    public static bool AcceptsSignature(ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength && AcceptsPoint(signature[..32]) && IsLess(signature[32..], GroupOrder);

    private static bool IsLess(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        for (var i = a.Length - 1; i >= 0; i--)
        {
            if (a[i] != b[i])
            {
                return a[i] < b[i];
            }
        }
        return false;
    }
}
