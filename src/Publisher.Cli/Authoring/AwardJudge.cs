using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Cli.Authoring;

/// <summary>Judges an award before it is written, as the build will judge it: at its own <c>validFrom</c>, by the documents of this site.</summary>
internal sealed class AwardJudge
{
    private readonly CredentialVerifier verifier;

    /// <summary>Takes the site's documents and any list that is about to be added.</summary>
    /// <param name="session">The site.</param>
    /// <param name="chain">Its verified chain.</param>
    /// <param name="newLists">Lists about to be added.</param>
    /// <param name="without">Keys whose signatures are not counted: for asking what would be left without them.</param>
    public AwardJudge(SiteSession session, AuthorityChain chain, IEnumerable<NewFile>? newLists = null, IEnumerable<Ed25519PublicKey>? without = null) =>
        verifier = new(Material(session, chain, newLists, without));

    /// <summary>What the site's documents say of it as an issuer.</summary>
    /// <param name="session">The site.</param>
    /// <param name="chain">Its verified chain.</param>
    /// <param name="newLists">Lists about to be added.</param>
    /// <param name="without">Keys whose signatures are not counted.</param>
    public static IssuerMaterial Material(SiteSession session, AuthorityChain chain, IEnumerable<NewFile>? newLists = null, IEnumerable<Ed25519PublicKey>? without = null)
    {
        var config = session.Config;
        var did = SiteSession.Parse(DidDocument.Write(chain, config.BaseUrl));
        var lists = session.Content.StatusLists.Select(l => (l.Name, l.Document))
            .Concat((newLists ?? []).Select(f => (Name: Path.GetFileNameWithoutExtension(f.Path), Document: SiteSession.Parse(f.Bytes))));
        return new()
        {
            Issuer = config.IssuerDid,
            Controller = ControllerDocument.TryRead(did, out var controller, out _) ? controller : null,
            Authority = chain,
            StatusLists = lists.ToImmutableDictionary(l => SitePaths.Absolute(config.BaseUrl, SitePaths.StatusList(l.Name)), l => l.Document, StringComparer.Ordinal),
            AffirmedLists = session.Content.Affirmed.DistinctBy(a => Sri.Of(a.File.Bytes.Span), StringComparer.Ordinal).ToImmutableDictionary(a => Sri.Of(a.File.Bytes.Span), a => a.File.Bytes, StringComparer.Ordinal),
            DisregardedKeys = [.. without ?? []],
            HoldsBadge = (subject, slug, at) => session.Awards.Any(a => Holds(a, subject, slug, at)),
            Source = "the documents in this folder",
        };
    }

    /// <summary>The report on a published (spliced) award.</summary>
    public VerificationReport Judge(SignedDocument published) => OpenBadgeCredential.TryRead(published, out var credential, out var problem)
        ? verifier.Verify(published, new VerificationQuestion { At = credential.ValidFrom })
        : throw CliException.Bad($"this is no Open Badges award: {problem.Detail} (at {problem.Pointer})");

    /// <summary>Whether an award may be written: good, or waiting for others alone.</summary>
    public static bool Stands(VerificationReport report) =>
        report.IsWaiting || report.State is CredentialState.Valid or CredentialState.ValidUnrecognised;

    /// <summary>Why it may not, in the report's own words.</summary>
    public static string Reason(VerificationReport report) =>
        report.Cause!.Reason;

    /// <summary>Why an award or a further signature on it would not count, and what to do. A status list that is not good is told first: without it no award stands, whoever signs.</summary>
    public static (string Reason, string Hint) Refusal(VerificationReport report) => report[CheckName.Status] is { Verdict: Verdict.NotChecked } status
        ? (status.Reason, "sign the status list anew with: publisher status rebuild")
        // The rules it was made under are newer than those at hand.
        : report[CheckName.Authority] is { Verdict: Verdict.NotChecked } rules ? (rules.Reason, report.RuleIndex is null ? "this folder is older than the award: git pull, then sign again" : "what the rule asks cannot be found out from here, so nothing under it can be awarded; see how your guild decides with: publisher authority show")
        : (Stands(report) ? report[CheckName.Authority].Reason : Reason(report), "see how your guild decides with: publisher authority show");

    private static bool Holds(AwardOutline award, string subject, string slug, DateTimeOffset at) =>
        award.HolderId == subject && award.Badge?.Slug == slug
        && award.ValidFrom <= at && (award.ValidUntil is not { } until || at < until);
}
