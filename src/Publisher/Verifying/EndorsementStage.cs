using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Policies;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// Verifies every endorsement against what it endorses, after all awards were judged: of what is ours only what is published can be endorsed. Of what is another guild's a build knows the address
/// and what was pinned; that it was good then, <c>publisher endorse</c> looked at.
/// </summary>
internal sealed class EndorsementStage
{
    private readonly SiteContent content;
    private readonly SiteConfig config;
    private readonly EndorsementVerifier verifier;
    private readonly EndorsedThings things;
    private readonly Func<string, ImmutableArray<SignedDocument>> decisionsAbout;

    private EndorsementStage(SiteContent content, IssuerMaterial guild, EndorsedThings things, Func<string, ImmutableArray<SignedDocument>> decisionsAbout) =>
        (this.content, config, verifier, this.things, this.decisionsAbout) = (content, content.Config, new(guild), things, decisionsAbout);

    /// <summary>The endorsements that hold, in order of their paths; the others are reported, apart from those that were withdrawn.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="guild">What is known of the guild, its decisions included.</param>
    /// <param name="things">What can be endorsed.</param>
    /// <param name="withdrawn">Ids of those that were withdrawn.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static ImmutableArray<VerifiedEndorsement> Verify(SiteContent content, IssuerMaterial guild, EndorsedThings things, IReadOnlySet<string> withdrawn, DiagnosticBag diagnostics)
    {
        var endorsements = content.Endorsements.RemoveAll(e => withdrawn.Contains(e.Id) || ApprovalStage.IsInGuildsName(e, content.Config));
        var stage = new EndorsementStage(content, guild, things, address => guild.Decisions.GetValueOrDefault(address, []));
        var found = new (VerifiedEndorsement? Verified, DiagnosticBag Bag)[endorsements.Length];
        ParallelLoop.For(found.Length, i =>
        {
            var bag = new DiagnosticBag();
            found[i] = (stage.Verify(endorsements[i], bag), bag);
        });
        foreach (var (_, bag) in found)
        {
            diagnostics.AddRange(bag.ToSorted());
        }
        return [.. found.Select(f => f.Verified).OfType<VerifiedEndorsement>()];
    }

    private VerifiedEndorsement? Verify(EndorsementFile file, DiagnosticBag found)
    {
        AwardTextRule.Check(file, found);
        if (!EndorsementCredential.TryRead(file.Document.Root, out var said, out var problem))
        {
            found.Add(EndorsementDescriptors.Altered, JsonPlace.Of(file.File, problem.Pointer), $"{problem.Detail} (at {(problem.Pointer.Length == 0 ? "/" : problem.Pointer)})");
            return null;
        }
        var expected = SitePaths.Absolute(config.BaseUrl, SitePaths.Endorsement(file.Id));
        if (said.Id != expected)
        {
            found.Add(EndorsementDescriptors.EndorsementId, JsonPlace.Of(file.File, "/id"), said.Id, expected);
            return null;
        }
        var elsewhere = EndorsedElsewhere.Of(said.SubjectId, config);
        if ((elsewhere is null ? things.Find(said.SubjectId) : ThingOf(elsewhere, said)) is not { } thing)
        {
            ReportSubject(file, said.SubjectId, found);
            return null;
        }
        var (report, verified) = VerifiedEndorsement.Verify(file, verifier, thing, decisionsAbout(said.Id), elsewhere);
        if (verified is null)
        {
            Report(file, thing, report, found);
            return null;
        }
        if (things.Award(said.SubjectId)?.Outline?.HolderId is { } holder && (holder == verified.MemberSubject || holder == said.Issuer.Id))
        {
            found.Add(EndorsementDescriptors.OwnAward, JsonPlace.Of(file.File, "/issuer/id"));
            return null;
        }
        if (elsewhere is not null)
        {
            ReportElsewhere(file, elsewhere, said, found);
        }
        return found.HasErrors ? null : verified;
    }

    // Only the right document may be pinned; which bytes it had, is the endorser's to say.
    private static EndorsedThing ThingOf(EndorsedElsewhere elsewhere, EndorsementCredential said) =>
        new(elsewhere.Id, elsewhere.Pinned, [.. said.RelatedResource.Where(r => r.Id == elsewhere.Pinned).Select(r => r.DigestSri).OfType<string>()]);

    // What another guild does, or parting from it, hinders no build.
    private void ReportElsewhere(EndorsementFile file, EndorsedElsewhere elsewhere, EndorsementCredential said, DiagnosticBag found)
    {
        if (elsewhere.Peer is null)
        {
            found.Add(AcrossDescriptors.OfNoPartner, JsonPlace.Of(file.File, "/credentialSubject/id"), elsewhere.Host, file.Id, elsewhere.BaseUrl);
        }
        else if (elsewhere.DigestHere(content.Peers) is { } here && said.RelatedResource.All(r => r.DigestSri != here))
        {
            found.Add(AcrossDescriptors.OtherBytesThere, JsonPlace.Of(file.File, "/relatedResource"), elsewhere.Pinned, elsewhere.Peer.Name, file.Id);
        }
    }

    private void ReportSubject(EndorsementFile file, string id, DiagnosticBag found)
    {
        const string Pointer = "/credentialSubject/id";
        if (things.Award(id) is { } award)
        {
            // Why an award is refused stands at the award.
            if (award.Waiting is not null)
            {
                found.Add(EndorsementDescriptors.Waiting, JsonPlace.Of(file.File, Pointer));
            }
            return;
        }
        var reason = things.IsAwardAddress(id) ? "there is no such award"
            : id.StartsWith(SitePaths.Absolute(config.BaseUrl, SitePaths.Badges), StringComparison.Ordinal) ? "that is no version of a badge that was ever awarded"
            : $"that is none of this site's awards, none of its badges, nor {config.IssuerDid}, and no such thing of another guild";
        found.Add(EndorsementDescriptors.EndorsesNothing, JsonPlace.Of(file.File, Pointer), id, reason);
    }

    private static void Report(EndorsementFile file, EndorsedThing thing, EndorsementReport report, DiagnosticBag found)
    {
        var cause = report.Cause!;
        var reason = Words.Phrase(cause.Reason);
        switch (cause.Name)
        {
            case EndorsementCheckName.Format or EndorsementCheckName.Signatures when cause.Verdict == Verdict.Failed:
                found.Add(EndorsementDescriptors.Altered, JsonPlace.Of(file.File, cause.Name == EndorsementCheckName.Format ? "" : "/proof"), reason);
                break;
            case EndorsementCheckName.Key when cause.Verdict == Verdict.Failed:
                found.Add(EndorsementDescriptors.NotTheirKey, JsonPlace.Of(file.File, "/proof"), reason);
                break;
            case EndorsementCheckName.Subject:
                found.Add(EndorsementDescriptors.OtherBytes, JsonPlace.Of(file.File, "/relatedResource"), reason, thing.Address);
                break;
            default:
                found.Add(EndorsementDescriptors.Undetermined, JsonPlace.Of(file.File, cause.Name == EndorsementCheckName.Dates ? "/validFrom" : "/proof"), reason);
                break;
        }
    }
}
