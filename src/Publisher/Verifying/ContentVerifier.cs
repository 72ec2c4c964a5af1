using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>Stage 3, Verify: authority chain, status lists, and every award by every proof. The only maker of <see cref="VerifiedAward"/>.</summary>
public static class ContentVerifier
{
    /// <summary>Null when the authority chain itself does not verify. Every award that is refused is reported by file and reason; waiting ones are set apart.</summary>
    public static VerifiedContent? Verify(SiteContent content, DiagnosticBag diagnostics)
    {
        if (AuthorityVerifier.Verify(content, diagnostics) is not { } chain)
        {
            return null;
        }
        var controller = Controller(chain, content.Config);
        StatusListVerifier.Verify(content, chain, controller, diagnostics);
        var reports = Judge(content, chain, Material(content, chain, controller));
        var explained = diagnostics.FilesWithErrors();
        var verified = ImmutableArray.CreateBuilder<VerifiedAward>();
        var waiting = ImmutableArray.CreateBuilder<WaitingAward>();
        for (var i = 0; i < reports.Length; i++)
        {
            var (award, report) = (content.Awards[i], reports[i].Report);
            if (reports[i].Verified is { } good)
            {
                verified.Add(good);
            }
            else if (report.IsWaiting && report.AuthorityVersion != chain.Newest.Version)
            {
                // The rules it was begun under are no longer in force: more signatures cannot complete it.
                diagnostics.Add(CredentialDescriptors.AwardWaiting, JsonPlace.Of(award.File, "/proof"), "ever, because the rules have changed since it was begun: delete it and make it again");
            }
            else if (report.IsWaiting)
            {
                waiting.Add(new(award, award.Credential, report));
                diagnostics.Add(CredentialDescriptors.AwardWaiting, JsonPlace.Of(award.File, "/proof"), Words.MorePeople(report.MissingSigners) + " to sign");
            }
            else
            {
                Report(content, award, report, explained, diagnostics);
            }
        }
        return new() { Content = content, Authority = chain, Awards = verified.ToImmutable(), Waiting = waiting.ToImmutable() };
    }

    /// <summary>The site's own did.json, made from the chain and read back like anybody's.</summary>
    private static ControllerDocument Controller(AuthorityChain chain, SiteConfig config) =>
        SignedDocument.TryParse(DidDocument.Write(chain, config.BaseUrl), out var document, out _) && ControllerDocument.TryRead(document, out var controller, out _)
            ? controller
            : throw new InvalidOperationException("the DID document made from a verified chain cannot be read back");

    private static IssuerMaterial Material(SiteContent content, AuthorityChain chain, ControllerDocument controller) => new()
    {
        Issuer = content.Config.IssuerDid,
        Controller = controller,
        Authority = chain,
        StatusLists = content.StatusLists.ToImmutableDictionary(
            l => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(l.Name)), l => l.Document, StringComparer.Ordinal),
        HoldsBadge = HeldBadges.None.Holds,
        Source = "the documents in this folder",
    };

    /// <summary>
    /// One report per award. Where a rule asks for holders of a badge, an award can rest on another one: such awards are judged again
    /// as long as that lets further ones hold.
    /// </summary>
    private static (VerificationReport Report, VerifiedAward? Verified)[] Judge(SiteContent content, AuthorityChain chain, IssuerMaterial material)
    {
        var reports = new (VerificationReport Report, VerifiedAward? Verified)[content.Awards.Length];
        JudgeEach(content, material, reports, [.. Enumerable.Range(0, reports.Length)]);
        var byHolders = chain.Versions.Any(v => v.Rules.Any(r => r.Signers.HoldersOf is not null));
        for (var good = -1; byHolders && good != reports.Count(r => r.Verified is not null);)
        {
            good = reports.Count(r => r.Verified is not null);
            var held = HeldBadges.Of(content.Config.BaseUrl, reports.Where(r => r.Verified is not null).Select(r => r.Verified!.Credential));
            JudgeEach(content, material with { HoldsBadge = held.Holds }, reports, [.. Enumerable.Range(0, reports.Length).Where(i => reports[i].Verified is null)]);
        }
        return reports;
    }

    private static void JudgeEach(SiteContent content, IssuerMaterial material, (VerificationReport Report, VerifiedAward? Verified)[] reports, ImmutableArray<int> which)
    {
        var verifier = new CredentialVerifier(material);
        ParallelLoop.For(which.Length, n => reports[which[n]] = VerifiedAward.Verify(content.Awards[which[n]], verifier));
    }

    private static void Report(SiteContent content, Award award, VerificationReport report, IReadOnlySet<string> explained, DiagnosticBag diagnostics)
    {
        var descriptor = report.State switch
        {
            CredentialState.Altered => CredentialDescriptors.AwardAltered,
            CredentialState.Undetermined => CredentialDescriptors.AwardUndetermined,
            _ => CredentialDescriptors.AwardNotAuthorised,
        };
        // What a missing or changed neighbour brings about was told at that neighbour or at this award's link to it.
        if (descriptor != CredentialDescriptors.AwardAltered && (explained.Contains(award.File.Path) || StatusListIsRefused(content, award, explained)))
        {
            return;
        }
        var cause = report.Checks.FirstOrDefault(c => c.Verdict == Verdict.Failed) ?? report.Checks.FirstOrDefault(c => c.Verdict == Verdict.NotChecked && IsRequired(c.Name));
        diagnostics.Add(descriptor, JsonPlace.Of(award.File, Pointer(cause?.Name)), Phrase(cause?.Reason ?? "no check says why"));
    }

    private static bool IsRequired(CheckName name) => name is not (CheckName.Log or CheckName.Holder or CheckName.Issuer);

    private static bool StatusListIsRefused(SiteContent content, Award award, IReadOnlySet<string> explained) =>
        award.Credential.CredentialStatus is { } status
        && content.StatusLists.Any(l => explained.Contains(l.File.Path) && status.StatusListCredential == SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(l.Name)));

    private static string Pointer(CheckName? name) => name switch
    {
        CheckName.Signatures or CheckName.Authority => "/proof",
        CheckName.Status => "/credentialStatus",
        CheckName.Dates => "/validFrom",
        _ => "",
    };

    // A report speaks in sentences, a diagnostic in phrases.
    private static string Phrase(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
