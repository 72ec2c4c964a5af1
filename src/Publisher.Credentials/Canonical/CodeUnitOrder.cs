namespace Publisher.Credentials.Canonical;

/// <summary>
/// Code points and UTF-16 code units sort alike, except that a character beyond the BMP is made of surrogates and so sorts before U+E000 to U+FFFF.
/// RDFC-1.0 sorts by code points; widely used programs sort by code units.
/// </summary>
internal static class CodeUnitOrder
{
    private const byte FirstLeadAboveSurrogates = 0xEE;
    private const byte FirstLeadOfFour = 0xF0;

    /// <summary>Whether two UTF-8 texts that differ sort the same way under both orders.</summary>
    public static bool AgreesOn(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var at = left.CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
        {
            return true;
        }
        var (a, b) = (left[at], right[at]);
        return a < FirstLeadAboveSurrogates || b < FirstLeadAboveSurrogates || a >= FirstLeadOfFour == b >= FirstLeadOfFour;
    }
}
