using System.Globalization;
using System.Text.Json;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Verification;

/// <summary>Where an issuer's authority chain stands, as the service of its DID document says (docs/formats.md, did.json).</summary>
/// <param name="BaseUrl">The site's base URL; its did:web is the issuer.</param>
/// <param name="Newest">The number of the newest version.</param>
/// <param name="FirstDigest">The digest of version 1.</param>
internal sealed record AuthorityPlace(string BaseUrl, int Newest, string FirstDigest)
{
    private const string Folder = "/authority/";
    private const string Extension = ".json";

    /// <summary>Reads a service's endpoint; null unless it says exactly that, of this issuer's own site.</summary>
    public static AuthorityPlace? Read(string issuer, JsonElement endpoint)
    {
        var first = Text(endpoint, "first");
        if (first?.EndsWith(Folder + "1" + Extension, StringComparison.Ordinal) != true || Text(endpoint, "firstDigestSRI") is not { } digest || Text(endpoint, "newest") is not { } newest)
        {
            return null;
        }
        var baseUrl = first[..^(Folder.Length + 1 + Extension.Length)];
        var prefix = baseUrl + Folder;
        return DidWeb.TryFromBaseUrl(baseUrl, out var did) && did == issuer
            && newest.StartsWith(prefix, StringComparison.Ordinal) && newest.EndsWith(Extension, StringComparison.Ordinal) && newest.Length > prefix.Length + Extension.Length
            && int.TryParse(newest.AsSpan(prefix.Length, newest.Length - prefix.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? new AuthorityPlace(baseUrl, number, digest) : null;
    }

    /// <summary>The address of a version.</summary>
    public string AddressOf(int version) => FormattableString.Invariant($"{BaseUrl}{Folder}{version}{Extension}");

    /// <summary>The address of the list of awards that a version affirms.</summary>
    public string AffirmedOf(int version) => FormattableString.Invariant($"{BaseUrl}{Folder}{version}.affirmed");

    private static string? Text(JsonElement endpoint, string name) =>
        endpoint.ValueKind == JsonValueKind.Object && endpoint.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
