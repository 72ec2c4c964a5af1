using System.Collections.Immutable;
using System.Globalization;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>
/// What the addresses inside one of our own awards say: <c>&lt;base&gt;/credentials/&lt;id&gt;.json</c>, <c>&lt;base&gt;/badges/&lt;slug&gt;/&lt;version&gt;/achievement.json</c>,
/// <c>&lt;base&gt;/authority/&lt;n&gt;.json</c>. The base is the issuer's: its did:web is the issuer's DID.
/// </summary>
internal sealed record IssuerAddresses(string BaseUrl, string AwardId, string Slug, string BadgeVersion)
{
    private const string Extension = ".json";

    /// <summary>Reads the addresses; otherwise says which is wrong. The award's issuer is the one whose addresses these have to be.</summary>
    public static IssuerAddresses? Read(OpenBadgeCredential credential, IssuerBase issuer, out string? problem)
    {
        const string Folder = "/credentials/";
        var at = credential.Id.LastIndexOf(Folder, StringComparison.Ordinal);
        var file = at < 0 ? "" : credential.Id.AsSpan(at + Folder.Length);
        if (credential.Issuer.Id != issuer.Issuer || issuer.Find(at < 0 ? "" : credential.Id.AsSpan(0, at)) is not { } baseUrl
            || !file.EndsWith(Extension, StringComparison.Ordinal) || file.Length == Extension.Length || file.Contains('/'))
        {
            problem = $"its address {credential.Id} is not one of {credential.Issuer.Id}";
            return null;
        }
        var achievement = credential.CredentialSubject.Achievement;
        if (!TryReadBadge(baseUrl, achievement.Id, out var slug, out var version) || (achievement.Version is not null && achievement.Version != version))
        {
            problem = $"its badge {achievement.Id} is not a version of a badge of {credential.Issuer.Id}";
            return null;
        }
        problem = null;
        return new IssuerAddresses(baseUrl, file[..^Extension.Length].ToString(), slug, version);
    }

    /// <summary>Whether an address is in a folder (with slashes around it) of the issuer's.</summary>
    public bool IsUnder(string folder, string address) => IsUnder(BaseUrl, folder, address);

    /// <summary>The authority version an award names: number and digest; null when it names none or several.</summary>
    public (int Version, string DigestSri)? AuthorityOf(OpenBadgeCredential credential) => AuthorityOf(BaseUrl, credential.RelatedResource);

    /// <summary>The authority version of an issuer that one of these resources is: number and digest; null when none is, or several are.</summary>
    public static (int Version, string DigestSri)? AuthorityOf(string baseUrl, ImmutableArray<RelatedResource> resources)
    {
        const string Folder = "/authority/";
        RelatedResource? only = null;
        foreach (var resource in resources)
        {
            if (IsUnder(baseUrl, Folder, resource.Id))
            {
                if (only is not null)
                {
                    return null;
                }
                only = resource;
            }
        }
        if (only is not { DigestSri: { } digest })
        {
            return null;
        }
        var file = only.Id.AsSpan(baseUrl.Length + Folder.Length);
        // One spelling of each number: no leading zeros.
        return file.EndsWith(Extension, StringComparison.Ordinal)
            && int.TryParse(file[..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (file[0] != '0' || file.Length == "0.json".Length)
            ? (number, digest) : null;
    }

    private static bool IsUnder(string baseUrl, string folder, string address) =>
        address.StartsWith(baseUrl, StringComparison.Ordinal) && address.AsSpan(baseUrl.Length).StartsWith(folder, StringComparison.Ordinal);

    /// <summary>Reads <c>&lt;base&gt;/badges/&lt;slug&gt;/&lt;version&gt;/achievement.json</c>; false for an address of another form.</summary>
    public static bool TryReadBadge(string baseUrl, string address, out string slug, out string version)
    {
        const string Folder = "/badges/";
        (slug, version) = ("", "");
        if (!IsUnder(baseUrl, Folder, address))
        {
            return false;
        }
        var rest = address.AsSpan(baseUrl.Length + Folder.Length);
        var first = rest.IndexOf('/');
        var second = first < 0 ? -1 : rest[(first + 1)..].IndexOf('/');
        if (first < 1 || second < 1 || rest[(first + second + 2)..] is not "achievement.json")
        {
            return false;
        }
        (slug, version) = (rest[..first].ToString(), rest.Slice(first + 1, second).ToString());
        return true;
    }
}
