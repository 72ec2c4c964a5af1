using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Which addresses are an issuer's: those whose did:web is its DID. The last one found to be is remembered, for it is the same in every award;
/// that is safe because the answer depends on nothing but the address and the DID. Safe to share between threads.
/// </summary>
internal sealed class IssuerBase(string issuer)
{
    private volatile string? known;

    /// <summary>The issuer's DID.</summary>
    public string Issuer => issuer;

    /// <summary>The address as text when it is the issuer's; null otherwise.</summary>
    public string? Find(ReadOnlySpan<char> address)
    {
        if (known is { } remembered && address.SequenceEqual(remembered))
        {
            return remembered;
        }
        var text = address.ToString();
        if (!DidWeb.TryFromBaseUrl(text, out var did) || did != issuer)
        {
            return null;
        }
        known = text;
        return text;
    }
}
