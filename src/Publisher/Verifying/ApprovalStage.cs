using System.Collections.Frozen;
using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Policies;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>What the guild approves, and what waits for that.</summary>
/// <param name="Approved">Approvals that hold, in order of their paths.</param>
/// <param name="Waiting">Approvals that wait for signatures.</param>
/// <param name="Unapproved">Ids of awards that are good but for the approval of their version of the badge: they are not published.</param>
internal sealed record ApprovalStanding(ImmutableArray<VerifiedApproval> Approved, ImmutableArray<WaitingApproval> Waiting, FrozenSet<string> Unapproved)
{
    public static ApprovalStanding None { get; } = new([], [], []);
}

/// <summary>
/// Verifies what the guild endorses in its own name: approvals of versions of its badges, by the rules about badges. Where the rules an award names speak of its badge, it is
/// published only beside an approval of its version (docs/formats.md, "What a guild endorses").
/// </summary>
internal sealed class ApprovalStage
{
    private readonly SiteContent content;
    private readonly IssuerMaterial material;
    private readonly IReadOnlyList<AwardAnswer> answers;
    private readonly DiagnosticBag diagnostics;
    private readonly AuthorityChain chain;
    private readonly DefinitionWords words;
    private readonly FrozenDictionary<string, BadgeVersion> versions;
    private readonly ImmutableArray<EndorsementFile> files;

    private ApprovalStage(SiteContent content, IssuerMaterial material, IReadOnlyList<AwardAnswer> answers, DiagnosticBag diagnostics)
    {
        (this.content, this.material, this.answers, this.diagnostics, chain, words) = (content, material, answers, diagnostics, material.Authority!, new(content));
        versions = content.Badges.SelectMany(b => b.Versions).ToFrozenDictionary(v => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Achievement(v.Address.Slug, v.Version)), StringComparer.Ordinal);
        files = [.. content.Endorsements.Where(e => IsInGuildsName(e, content.Config))];
    }

    /// <summary>Whether an endorsement is made in the guild's own name.</summary>
    public static bool IsInGuildsName(EndorsementFile file, SiteConfig config) => GuildEndorsementVerifier.IsInNameOf(config.IssuerDid, file.Document);

    /// <summary>Judges them; what does not hold, and what rests on nothing, is reported.</summary>
    public static ApprovalStanding Run(SiteContent content, IssuerMaterial material, IReadOnlyList<AwardAnswer> answers, DiagnosticBag diagnostics)
    {
        var stage = new ApprovalStage(content, material, answers, diagnostics);
        if (stage.files.IsEmpty && stage.chain.Versions.All(v => v.Definitions.IsEmpty))
        {
            return ApprovalStanding.None;
        }
        var judged = stage.JudgeAll();
        ImmutableArray<VerifiedApproval> approved = [.. judged.Select(j => j.Verified).OfType<VerifiedApproval>()];
        ImmutableArray<WaitingApproval> waiting = [.. judged.Select(stage.Report).OfType<WaitingApproval>()];
        var known = approved.Select(a => a.Badge).ToHashSet();
        if (content.Mirror is not null)
        {
            // What the original published it published under its own rules; a copy has the approvals that were still to be found.
            return new(approved, waiting, []);
        }
        var unapproved = stage.ReportAwards(known, waiting, judged);
        stage.ReportBadges(known, waiting);
        return new(approved, waiting, unapproved);
    }

    // Where holders of a badge approve, an approval may rest on awards that rest on an approval themselves: it is asked again as long as that lets further ones hold.
    private ImmutableArray<Judged> JudgeAll()
    {
        var byHolders = chain.Versions.Any(v => v.Definitions.Any(r => r.Signers.HoldersOf is not null));
        ImmutableArray<Judged> judged = [];
        for (var good = -1; good != judged.Count(j => j.Verified is not null);)
        {
            good = judged.Count(j => j.Verified is not null);
            var approved = judged.Select(j => j.Verified?.Badge).OfType<BadgeAddress>().ToHashSet();
            var held = byHolders ? HeldBadges.Of(answers.Select(a => a.Verified).OfType<VerifiedAward>().Where(a => RulesOf(a).IsEmpty || approved.Contains(a.Outline.Badge!)).Select(a => a.Outline)) : HeldBadges.None;
            var verifier = new GuildEndorsementVerifier(material with { HoldsBadge = held.Holds });
            judged = [.. files.Select(f => Judge(f, verifier))];
            if (!byHolders)
            {
                break;
            }
        }
        return judged;
    }

    private Judged Judge(EndorsementFile file, GuildEndorsementVerifier verifier)
    {
        var version = EndorsementCredential.TryRead(file.Document.Root, out var said, out _) ? versions.GetValueOrDefault(said.SubjectId) : null;
        if (version is null)
        {
            return new(file, null, verifier.Verify(file.Document, new() { At = said?.ValidFrom ?? DateTimeOffset.MinValue }), null);
        }
        var (report, verified) = VerifiedApproval.Verify(file, version.Address, verifier, new(said!.SubjectId, said.SubjectId, [Sri.Of(version.Achievement.Bytes.Span)]));
        return new(file, version.Address, report, said.Id == SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Endorsement(file.Id)) ? verified : null);
    }

    // What keeps it from holding; the approval itself when it waits.
    private WaitingApproval? Report(Judged judged)
    {
        var (file, badge, report, verified) = judged;
        AwardTextRule.Check(file, diagnostics);
        if (verified is not null)
        {
            return null;
        }
        if (report.Endorsement is { } said && said.Id != SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Endorsement(file.Id)))
        {
            diagnostics.Add(EndorsementDescriptors.EndorsementId, JsonPlace.Of(file.File, "/id"), said.Id, SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Endorsement(file.Id)));
        }
        else if (report.Kind == GuildEndorsementKind.Treaty)
        {
            diagnostics.Add(ApprovalDescriptors.Refused, JsonPlace.Of(file.File, "/credentialSubject/id"), "it is about a badge of somebody else's, and only approvals of the guild's own lie here");
        }
        else if (report.Endorsement is not null && badge is null)
        {
            diagnostics.Add(EndorsementDescriptors.EndorsesNothing, JsonPlace.Of(file.File, "/credentialSubject/id"), report.Endorsement.SubjectId, "that is no frozen version of a badge of this site");
        }
        else if (badge is not null && report.IsWaiting && report.AuthorityVersion == chain.Newest.Version)
        {
            var waiting = Waiting(file, badge, report);
            diagnostics.Add(ApprovalDescriptors.Waiting, JsonPlace.Of(file.File, "/proof"), Name(badge), Words.MorePeople(report.MissingSigners), words.ToAsk(waiting), words.Asked(chain.Newest, badge.Slug));
            return waiting;
        }
        else if (report.IsDisowned)
        {
            diagnostics.Add(ApprovalDescriptors.Disowned, JsonPlace.Of(file.File, "/proof"), Words.Phrase(report[GuildEndorsementCheckName.Authority].Reason), badge?.Slug ?? "");
        }
        else if (report.IsWaiting || report.IsLapsed)
        {
            diagnostics.Add(ApprovalDescriptors.Lapsed, JsonPlace.Of(file.File, "/proof"), Words.MorePeople(report.MissingSigners), badge?.Slug ?? "");
        }
        else
        {
            var cause = report.Cause!;
            diagnostics.Add(ApprovalDescriptors.Refused, JsonPlace.Of(file.File, Pointer(cause.Name)), Words.Phrase(cause.Reason));
        }
        return null;
    }

    private WaitingApproval Waiting(EndorsementFile file, BadgeAddress badge, GuildEndorsementReport report)
    {
        var counting = report.Signers.Where(s => s.Counts && s.Subject is not null).ToList();
        // Without a clock: whoever signs next signs after those who have.
        var at = report.Signers.Select(s => s.Created).DefaultIfEmpty(chain.Newest.ValidFrom).Max();
        return new(file, badge, report.MissingSigners, report.Rule!, [.. chain.Newest.Members.Where(m => counting.Any(s => s.MemberId == m.Id))],
            [.. WhoSigns.Candidates(report.Rule!, chain.Newest, counting.Select(s => s.Subject!).ToHashSet(StringComparer.Ordinal), null, at)]);
    }

    // The rules about badges that an award's own version of the rules has for its badge.
    private ImmutableArray<RecognitionRule> RulesOf(VerifiedAward award) =>
        award.Outline.Badge is { } badge && chain.Find(award.AuthorityVersion) is { Definitions.IsEmpty: false } version ? version.DefinitionsOf(badge.Slug) : [];

    private FrozenSet<string> ReportAwards(HashSet<BadgeAddress> approved, ImmutableArray<WaitingApproval> waiting, ImmutableArray<Judged> judged)
    {
        var unapproved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers.Where(a => a.Verified is { } good && !RulesOf(good).IsEmpty && !approved.Contains(good.Outline.Badge!)))
        {
            var (award, source, badge) = (answer.Verified!, answer.Source, answer.Verified!.Outline.Badge!);
            unapproved.Add(source.Id);
            if (answer.Found?.HasErrors == true)
            {
                // What is wrong with it was told.
                continue;
            }
            var place = JsonPlace.Of(source.File, "/credentialSubject/achievement/id");
            var asked = words.Asked(chain.Find(award.AuthorityVersion)!, badge.Slug);
            if (waiting.FirstOrDefault(w => w.Badge == badge) is { } pending)
            {
                diagnostics.Add(ApprovalDescriptors.AwardWaits, place, Name(badge), asked, Words.MorePeople(pending.MissingSigners), words.ToAsk(pending));
            }
            else if (judged.Any(j => j.Badge == badge && j.Report.IsDisowned))
            {
                // The award was good when it was made: it waits for the guild to stand by its badge again.
                diagnostics.Add(ApprovalDescriptors.AwardWaits, place, Name(badge), asked, "the guild to approve it anew", Approve(badge.Slug));
            }
            else
            {
                diagnostics.Add(ApprovalDescriptors.AwardUnapproved, place, Name(badge), asked, Approve(badge.Slug));
            }
        }
        return unapproved.ToFrozenSet(StringComparer.Ordinal);
    }

    private void ReportBadges(HashSet<BadgeAddress> approved, ImmutableArray<WaitingApproval> waiting)
    {
        foreach (var badge in content.Badges.Where(b => !chain.Newest.DefinitionsOf(b.Slug).IsEmpty))
        {
            var now = new BadgeAddress(badge.Slug, badge.Version);
            if (approved.Contains(now) && Differences(badge) is { Count: > 0 } other)
            {
                diagnostics.Add(ApprovalDescriptors.BadgeUnapproved, badge.Location, $"{Name(now)}, as this file has it", words.Asked(chain.Newest, badge.Slug),
                    $"{Words.Joined(other, "and")} {(other.Count == 1 ? "differs" : "differ")} from the version that was approved: give the badge a new version here, then 'publisher approve {badge.Slug}'");
            }
            if (!approved.Contains(now) && waiting.All(w => w.Badge != now))
            {
                diagnostics.Add(ApprovalDescriptors.BadgeUnapproved, badge.Location, Name(now), words.Asked(chain.Newest, badge.Slug), Approve(badge.Slug));
            }
        }
    }

    // Who the guild is called, and how pictures are named, is no part of what a badge asks.
    private List<string> Differences(Badge badge) => badge.Versions.FirstOrDefault(v => v.Version == badge.Version) is { } frozen
        ? [.. FrozenText.Differences(content, badge, frozen).Where(m => m is not ("creator" or "image" or "inLanguage"))] : [];

    private static string Approve(string slug) => $"'publisher approve {slug}' begins it, 'publisher sign' adds each further signature";

    private static string Name(BadgeAddress badge) => $"{badge.Slug}, version {badge.Version}";

    private static string Pointer(GuildEndorsementCheckName name) => name switch
    {
        GuildEndorsementCheckName.Signatures or GuildEndorsementCheckName.Authority => "/proof",
        GuildEndorsementCheckName.Subject => "/relatedResource",
        GuildEndorsementCheckName.Dates => "/validFrom",
        _ => "",
    };

    private sealed record Judged(EndorsementFile File, BadgeAddress? Badge, GuildEndorsementReport Report, VerifiedApproval? Verified);
}
