using System.Globalization;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>
/// What the addresses inside one of our own awards say: <c>&lt;base&gt;/credentials/&lt;id&gt;.json</c>, <c>&lt;base&gt;/badges/&lt;slug&gt;/&lt;version&gt;/achievement.json</c>,
/// <c>&lt;base&gt;/authority/&lt;n&gt;.json</c>. The base is the issuer's: its did:web is the issuer's DID.
/// </summary>
internal sealed record IssuerAddresses(string BaseUrl, string AwardId, string Slug, string BadgeVersion)
{
    /// <summary>Reads the addresses; otherwise says which is wrong.</summary>
    public static IssuerAddresses? Read(OpenBadgeCredential credential, out string? problem)
    {
        const string Folder = "/credentials/";
        var at = credential.Id.LastIndexOf(Folder, StringComparison.Ordinal);
        var baseUrl = at < 0 ? "" : credential.Id[..at];
        var file = at < 0 ? "" : credential.Id[(at + Folder.Length)..];
        if (!DidWeb.TryFromBaseUrl(baseUrl, out var did) || did != credential.Issuer.Id || !file.EndsWith(".json", StringComparison.Ordinal) || file.Length == ".json".Length || file.Contains('/', StringComparison.Ordinal))
        {
            problem = $"its address {credential.Id} is not one of {credential.Issuer.Id}";
            return null;
        }
        var achievement = credential.CredentialSubject.Achievement;
        var prefix = baseUrl + "/badges/";
        var parts = achievement.Id.StartsWith(prefix, StringComparison.Ordinal) ? achievement.Id[prefix.Length..].Split('/') : [];
        if (parts is not [{ Length: > 0 } slug, { Length: > 0 } version, "achievement.json"] || (achievement.Version is not null && achievement.Version != version))
        {
            problem = $"its badge {achievement.Id} is not a version of a badge of {credential.Issuer.Id}";
            return null;
        }
        problem = null;
        return new IssuerAddresses(baseUrl, file[..^".json".Length], slug, version);
    }

    /// <summary>The authority version an award names: number and digest; null when it names none or several.</summary>
    public (int Version, string DigestSri)? AuthorityOf(OpenBadgeCredential credential)
    {
        var prefix = BaseUrl + "/authority/";
        var named = credential.RelatedResource.Where(r => r.Id.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        if (named is not [{ DigestSri: { } digest } only])
        {
            return null;
        }
        var rest = only.Id[prefix.Length..];
        return rest.EndsWith(".json", StringComparison.Ordinal)
            && int.TryParse(rest[..^".json".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && only.Id == string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}.json")
            ? (number, digest) : null;
    }
}
