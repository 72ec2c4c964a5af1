using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Cli.Issuers;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Bundles;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges2;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Verifying;

/// <summary>Where the judge may look for issuers' documents, and whom the asker trusts.</summary>
/// <param name="Here">A path in the folder one is in: its guild judges what comes from elsewhere.</param>
/// <param name="Web">The network; null for none.</param>
/// <param name="FetchForFolders">Whether it is used for the files of folders too.</param>
/// <param name="Trusted">The issuers the asker trusts; null when nobody asked.</param>
internal sealed record JudgeOptions(string Here, WebFetcher? Web, bool FetchForFolders, VerifyTrust? Trusted);

/// <summary>Judges documents by their issuers' own: those that lie around a file, else those on the issuer's site.</summary>
internal sealed class Judge(JudgeOptions options, CliContext context)
{
    private readonly IssuersAtHand atHand = new();
    private readonly Dictionary<string, WebDocuments> fetched = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), CopyDocuments> copies = [];

    /// <summary>A verdict on each, in their order.</summary>
    internal ImmutableArray<VerifyResult> All(ImmutableArray<VerifyTarget> targets, VerificationQuestion question)
    {
        try
        {
            var plans = Plan(targets);
            var results = new VerifyResult[targets.Length];
            for (var i = 0; i < targets.Length; i++)
            {
                if (targets[i] is { Kind: DocumentKind.Endorsement, Document: { } endorsement } endorsed)
                {
                    results[i] = VerifyResult.Of(endorsed, Endorsement(endorsement, endorsed, question));
                }
                if (targets[i] is { Kind: DocumentKind.HostedAssertion, Document: { } assertion } target)
                {
                    results[i] = VerifyResult.Of(target, Hosted(assertion, question));
                }
            }
            Parallel.For(0, targets.Length, i => results[i] ??= plans[i] is { } plan && targets[i].Document is { } document
                ? VerifyResult.Of(targets[i], plan.Verify(document, targets[i].Kind, question)) with { IsAlone = options.Trusted is null, Copy = plan.Documents as CopyDocuments, Snapshot = plan.Documents as PeerSnapshot, CopyNote = NoteOf(plan.Documents), Endorsements = InBundle(targets[i], question) }
                : VerifyResult.Unjudged(targets[i]));
            for (var i = 0; i < targets.Length; i++)
            {
                if (targets[i] is { Kind: DocumentKind.Award, Document: { } award } && results[i].Report.State is CredentialState.Valid or CredentialState.ValidUnrecognised)
                {
                    results[i] = results[i] with { Recognition = Recognition.Of(award, plans[i]?.Material, Home, question.At) };
                }
            }
            return [.. results];
        }
        finally
        {
            foreach (var documents in fetched.Values.Concat<IDisposable>(copies.Values))
            {
                documents.Dispose();
            }
        }
    }

    // Whom it is about may be the guild around it, or whoever made the award at the address it names.
    private VerificationReport Endorsement(SignedDocument endorsement, VerifyTarget target, VerificationQuestion question)
    {
        var near = target.Path is null ? null : atHand.Enclosing(target.Path) ?? atHand.Enclosing(options.Here);
        var by = target.ClaimedIssuer is { } issuer && options.Web is { } web ? Fetched(issuer, web) : null;
        var recognised = options.Trusted?.Recognises(target.ClaimedIssuer, null);
        return EndorsementJudge.Judge(endorsement, near ?? Guild(endorsement), by, question with { IssuerRecognised = recognised }, other => Elsewhere(other, target));
    }

    // What is endorsed may be another guild's: it stands on that guild's site, or lies here as it was pulled.
    private IIssuerDocuments? Elsewhere(string issuer, VerifyTarget target) =>
        options.Web is { } web && (target.Named != NamedAs.InFolder || options.FetchForFolders) ? Fetched(issuer, web) : Home?.PeerOf(issuer) is { } peer ? new PeerSnapshot(peer) : null;

    // An endorsement that stands on a guild's own site says by its address whose guild it is about.
    private (string, IIssuerDocuments)? Guild(SignedDocument endorsement) =>
        options.Web is { } web && endorsement.Root.TryGetProperty("id", out var id) && id.ToString() is var address && address.LastIndexOf("/endorsements/", StringComparison.Ordinal) is var at and > 0
        && DidWeb.TryFromBaseUrl(address[..at], out var did) ? (did, Fetched(did, web)) : null;

    private static ImmutableArray<VerifyResult> InBundle(VerifyTarget target, VerificationQuestion question) => target is not { Bundle: { } bundle, ClaimedIssuer: { } issuer } ? [] :
    [
        .. bundle.Endorsements.Select(e => VerifyResult.Of(
            new() { Shown = e.Root.GetProperty("id").GetString()!, Named = NamedAs.File, Kind = DocumentKind.Endorsement, Document = e },
            EndorsementJudge.Judge(e, (issuer, bundle), bundle, question, _ => null))),
    ];

    // What is hosted is true because its site says so: no copy of the site can stand in for it.
    private VerificationReport Hosted(SignedDocument assertion, VerificationQuestion question)
    {
        var site = options.Web is { } web ? Fetched(assertion.Root.TryGetProperty("id", out var id) ? id.ToString() : "", web) : null;
        var recognised = options.Trusted is { } trusted ? trusted.Recognises(HostedVerifier.IssuerOf(assertion, site), null) : (bool?)null;
        return HostedVerifier.Verify(assertion, site, question with { IssuerRecognised = recognised });
    }

    // Every issuer's documents are gathered once, for all its credentials together.
    private Plans?[] Plan(ImmutableArray<VerifyTarget> targets)
    {
        var plans = new Plans?[targets.Length];
        var judged = Enumerable.Range(0, targets.Length).Where(i => targets[i] is { Document: not null, Kind: DocumentKind.Award or DocumentKind.Unknown or DocumentKind.StatusList });
        foreach (var group in judged.GroupBy(i => (Issuer: targets[i].ClaimedIssuer, Documents: DocumentsFor(targets[i]))))
        {
            var material = group.Key is { Issuer: { } issuer, Documents: { } documents } ? IssuersAtHand.Assemble(issuer, [.. group.Select(i => targets[i].Document!)], documents) : null;
            var plan = new Plans(material, new CredentialVerifier(material), Recognises(group.Key.Issuer, material, group.Key.Documents), group.Key.Documents);
            foreach (var i in group)
            {
                plans[i] = plan;
            }
        }
        return plans;
    }

    private static string? NoteOf(IIssuerDocuments? documents) => documents switch
    {
        CopyDocuments copy => $"Its issuer's own site did not answer; a copy of it at {copy.Host} was asked instead.",
        SiteDocuments { Pulled: { } day } => $"Judged by a copy of its issuer's site, as it was on {Words.Day(day)}; what was decided since it does not know.",
        _ => null,
    };

    // An offline file, and a copy of a site, bring the very documents they are judged by: without a pin, whose they are is known from nobody else.
    private bool? Recognises(string? issuer, IssuerMaterial? material, IIssuerDocuments? documents) =>
        options.Trusted is { } trusted ? trusted.Recognises(issuer, material) : documents is AwardBundle or CopyDocuments && !IsConfirmed(issuer, material) ? false : null;

    // Asked only with --online: an offline file is for when there is no network.
    private bool IsConfirmed(string? issuer, IssuerMaterial? material)
    {
        if (issuer is null || material?.Authority is not { } chain || options.Web is not { } web || !options.FetchForFolders)
        {
            return issuer is not null && DidKey.TryGetKey(issuer, out _);
        }
        return IssuerAssembler.Assemble(issuer, [], Fetched(issuer, web)).Authority?.Versions[0].DigestSri == chain.Versions[0].DigestSri;
    }

    // A guild's documents say nothing about somebody else's credential.
    private IIssuerDocuments? DocumentsFor(VerifyTarget target)
    {
        if (target.ClaimedIssuer is not { } issuer)
        {
            return null;
        }
        if (target.Bundle is not null)
        {
            return target.Bundle;
        }
        if (target.Path is not null)
        {
            foreach (var path in new[] { target.Path, options.Here })
            {
                if (atHand.Enclosing(path) is { } near && near.Issuer == issuer)
                {
                    return near.Documents;
                }
            }
        }
        if (options.Web is not { } web || (target.Named == NamedAs.InFolder && !options.FetchForFolders)
            || (DidKey.TryGetKey(issuer, out _) && IssuerAssembler.StatusListOf(target.Document!) is null))
        {
            return Home?.PeerOf(issuer) is { } peer ? new PeerSnapshot(peer) : null;
        }
        return CopyOf(target, issuer, web) is { } copy ? copy : Fetched(issuer, web);
    }

    // The issuer's own site knows what was decided since the copy was made: it is asked first.
    private CopyDocuments? CopyOf(VerifyTarget target, string issuer, WebFetcher web)
    {
        if (target.Document?.Root is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("id", out var id) || CopyDocuments.Of(id.ToString(), target.Address) is not { } place
            || IssuerAssembler.ControllerAddresses(issuer).Any(a => Fetched(issuer, web).Find(a, JsonLimits.Credential.Bytes).Standing == DocumentStanding.Found))
        {
            return null;
        }
        if (!copies.TryGetValue(place, out var documents))
        {
            copies.Add(place, documents = CopyDocuments.At(place, web, context.Network, context.Stop));
        }
        return documents;
    }

    // The guild whose repository one is in: what it holds of its peers, and what it agreed with them.
    private RepositoryDocuments? Home => atHand.Enclosing(options.Here)?.Documents as RepositoryDocuments;

    private WebDocuments Fetched(string issuer, WebFetcher web)
    {
        if (!fetched.TryGetValue(issuer, out var documents))
        {
            fetched.Add(issuer, documents = new WebDocuments(issuer, web, context.Network, context.Stop));
        }
        return documents;
    }

    private sealed record Plans(IssuerMaterial? Material, CredentialVerifier Verifier, bool? Recognised, IIssuerDocuments? Documents)
    {
        public VerificationReport Verify(SignedDocument document, DocumentKind kind, VerificationQuestion question) => kind == DocumentKind.StatusList
            ? Verifier.VerifyStatusList(document, question with { IssuerRecognised = Recognised })
            : Verifier.Verify(document, question with { IssuerRecognised = Recognised });
    }
}
