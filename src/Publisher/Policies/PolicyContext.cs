using System.Collections.Frozen;
using System.Globalization;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Policies;

/// <summary>The content, with what rules look up found beforehand.</summary>
internal sealed class PolicyContext(SiteContent content)
{
    public SiteContent Content => content;

    /// <summary>Badges by slug.</summary>
    public FrozenDictionary<string, Badge> Badges { get; } = content.Badges.ToFrozenDictionary(b => b.Slug, StringComparer.Ordinal);

    /// <summary>Frozen versions by slug and version.</summary>
    public FrozenDictionary<(string Slug, string Version), BadgeVersion> Frozen { get; } =
        content.Badges.SelectMany(b => b.Versions, (b, v) => (Key: (b.Slug, v.Version), Value: v)).ToFrozenDictionary(p => p.Key, p => p.Value);

    /// <summary>Evidence files by the address they are published at.</summary>
    public FrozenDictionary<string, EvidenceFile> Evidence { get; } =
        content.Evidence.ToFrozenDictionary(e => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Evidence(e.AwardId, e.Name)), StringComparer.Ordinal);

    /// <summary>Authority documents by address.</summary>
    public FrozenDictionary<string, AuthorityFile> Authorities { get; } =
        content.Authorities.ToFrozenDictionary(a => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Authority(a.Version)), StringComparer.Ordinal);

    /// <summary>Addresses of the status lists.</summary>
    public FrozenSet<string> StatusLists { get; } =
        content.StatusLists.Select(l => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(l.Name))).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The badge and version an award says it is for, or null.</summary>
    public BadgeAddress? BadgeOf(Award award) =>
        BadgeAddress.TryRead(content.Config.BaseUrl, award.Credential.CredentialSubject.Achievement.Id, out var badge) ? badge : null;

    /// <summary>A pointer to an element of an array.</summary>
    public static string Item(string member, int index) => string.Create(CultureInfo.InvariantCulture, $"/{member}/{index}");
}
