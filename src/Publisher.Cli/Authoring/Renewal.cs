using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Authoring;

/// <summary>
/// An award that renews an earlier one, or is built on it: the same badge as it is now, the same holder, hashed name and address taken over, and the earlier award as its first evidence. The earlier
/// award stays what it was.
/// </summary>
internal static class Renewal
{
    /// <summary>What the new award shall say, and for which badge.</summary>
    /// <param name="site">The site.</param>
    /// <param name="earlier">The earlier award.</param>
    /// <param name="said">What was typed: why, evidence, dates, results.</param>
    /// <param name="created">When it is signed.</param>
    /// <param name="folder">Where relative names of evidence files start.</param>
    /// <exception cref="CliException">The earlier award does not stand, or its badge is gone.</exception>
    public static (Badge Badge, AwardRequest Request) Of(SiteSession site, Award earlier, AwardRow said, DateTimeOffset created, string folder)
    {
        var report = new AwardJudge(site, site.RequireChain()).Judge(earlier.Published);
        if (report.State is not (CredentialState.Valid or CredentialState.ValidUnrecognised))
        {
            throw CliException.Bad($"only an award that stood is renewed: {AwardJudge.Reason(report)}", "make a new one with: publisher award BADGE --to WHOM");
        }
        var outline = site.Awards.First(a => a.Source.File.Path == earlier.File.Path);
        var badge = site.Content.Badges.FirstOrDefault(b => b.Slug == outline.Badge?.Slug)
            ?? throw CliException.Bad($"the badge of this award, {earlier.Credential.CredentialSubject.Achievement.Id}, is not there any more");
        var request = new AwardRequestReader(site, badge, created).Read(said with { To = outline.HolderId! }, folder);
        var (name, address) = EarlierAward.Of(site.Config, badge, earlier.Id, outline.AwardedOn);
        var identities = earlier.Credential.CredentialSubject.Identifier.Where(i => i.Hashed).Select(i => new WithheldIdentity(i.IdentityType, i.IdentityHash));
        return (badge, request with
        {
            Evidence = [new(name, null, default, null, address, null), .. request.Evidence],
            Former = new(earlier.Id, [.. identities], null),
        });
    }
}
