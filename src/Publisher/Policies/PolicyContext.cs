using System.Collections.Frozen;
using System.Globalization;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Policies;

/// <summary>The content, with what rules look up found beforehand. Safe to share between threads.</summary>
internal sealed class PolicyContext(SiteContent content)
{
    public SiteContent Content => content;

    /// <summary>Badges by slug.</summary>
    public FrozenDictionary<string, Badge> Badges { get; } = content.Badges.ToFrozenDictionary(b => b.Slug, StringComparer.Ordinal);

    /// <summary>Frozen versions by the achievement's address.</summary>
    public FrozenDictionary<string, FrozenFacts> Frozen { get; } =
        content.Badges.SelectMany(b => b.Versions, (b, v) => new FrozenFacts(b, v, content.Config.BaseUrl))
            .ToFrozenDictionary(f => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Achievement(f.Version.Address.Slug, f.Version.Version)), StringComparer.Ordinal);

    /// <summary>Authority documents by address.</summary>
    public FrozenDictionary<string, AuthorityFile> Authorities { get; } =
        content.Authorities.ToFrozenDictionary(a => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Authority(a.Version)), StringComparer.Ordinal);

    /// <summary>Addresses of the status lists.</summary>
    public FrozenSet<string> StatusLists { get; } =
        content.StatusLists.Select(l => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(l.Name))).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Where authority documents are published.</summary>
    public string AuthorityFolder { get; } = SitePaths.Absolute(content.Config.BaseUrl, "authority/");

    /// <summary>Where evidence is published.</summary>
    public string EvidenceFolder { get; } = SitePaths.Absolute(content.Config.BaseUrl, "evidence/");

    /// <summary>The frozen version an award is for, or null.</summary>
    public FrozenFacts? FrozenOf(Award award) => Frozen.GetValueOrDefault(award.Credential.CredentialSubject.Achievement.Id);

    /// <summary>The badge and version an award says it is for, or null; of a frozen version the same instance for every award.</summary>
    public BadgeAddress? BadgeOf(Award award) => FrozenOf(award) is { } frozen ? frozen.Version.Address
        : BadgeAddress.TryRead(content.Config.BaseUrl, award.Credential.CredentialSubject.Achievement.Id, out var badge) ? badge : null;

    /// <summary>A pointer to an element of an array.</summary>
    public static string Item(string member, int index) => string.Create(CultureInfo.InvariantCulture, $"/{member}/{index}");
}
