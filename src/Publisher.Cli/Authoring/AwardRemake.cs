using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Frameworks;
using Publisher.Sites;

namespace Publisher.Cli.Authoring;

/// <summary>
/// An award made again under the rules in force: same holder, badge version, words, evidence and dates, and a new id, for a signed address means one
/// text for ever. For awards whose rules ended before enough people had signed, or that fell with a key.
/// </summary>
internal static class AwardRemake
{
    /// <summary>What the new award shall say, and for which badge.</summary>
    /// <exception cref="CliException">The award stands, still waits, or is no good.</exception>
    public static (Badge Badge, AwardRequest Request) Of(SiteSession site, Award award, DateTimeOffset now)
    {
        var chain = site.RequireChain();
        var report = new AwardJudge(site, chain).Judge(award.Published);
        if (report[CheckName.Signatures].Verdict != Verdict.Passed || report[CheckName.Format].Verdict != Verdict.Passed)
        {
            throw CliException.Bad($"this award must not be made again: {AwardJudge.Reason(report)}", "bring the file back from git as it was committed");
        }
        if (report.State != CredentialState.Unauthorised)
        {
            throw CliException.Usage("this award has what its rules ask for; there is nothing to make again", "a better award of the same badge is made with: publisher award BADGE --to WHOM --again");
        }
        if (report.IsWaiting && report.AuthorityVersion == (chain.InForceAt(now) ?? chain.Newest).Version)
        {
            throw CliException.Usage("this award still waits for signatures under the rules in force", $"let them sign it: publisher sign {award.File.Path}");
        }
        var credential = award.Credential;
        var subject = credential.CredentialSubject;
        var address = site.Awards.First(a => a.Source.File.Path == award.File.Path).Badge;
        var badge = site.Content.Badges.FirstOrDefault(b => b.Slug == address?.Slug) ?? throw CliException.Bad($"the badge of this award, {subject.Achievement.Id}, is not there any more");
        return (badge with { Version = address!.Version }, new(
            0, subject.Id!, null, subject.Narrative, [.. credential.Evidence.Select(e => Evidence(site, award, e))],
            credential.AwardedDate ?? credential.ValidFrom, credential.ValidFrom, credential.ValidUntil)
        {
            Results = GivenResult.Read(award.Published.Root),
            Former = new(award.Id, [.. subject.Identifier.Where(i => i.Hashed).Select(i => new WithheldIdentity(i.IdentityType, i.IdentityHash))], null),
        });
    }

    private static GivenEvidence Evidence(SiteSession site, Award award, Evidence evidence)
    {
        var file = award.Evidence.FirstOrDefault(f => evidence.Id == SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Evidence(award.Id, f.Name)));
        return file is null
            ? new(evidence.Name, null, default, null, evidence.Id, evidence.Narrative)
            : new(evidence.Name, file.Name, file.File.Bytes, evidence.MediaType, null, null);
    }
}
