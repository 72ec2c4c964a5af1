using System.Collections.Immutable;
using Publisher.Cli.Issuers;
using Publisher.Cli.Network;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
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

    /// <summary>A verdict on each, in their order.</summary>
    internal ImmutableArray<VerifyResult> All(ImmutableArray<VerifyTarget> targets, VerificationQuestion question)
    {
        try
        {
            var plans = Plan(targets);
            var results = new VerifyResult[targets.Length];
            Parallel.For(0, targets.Length, i => results[i] = plans[i] is { } plan && targets[i].Document is { } document
                ? VerifyResult.Of(targets[i], plan.Verifier.Verify(document, question with { IssuerRecognised = plan.Recognised }))
                : VerifyResult.Unjudged(targets[i]));
            return [.. results];
        }
        finally
        {
            foreach (var documents in fetched.Values)
            {
                documents.Dispose();
            }
        }
    }

    // Every issuer's documents are gathered once, for all its credentials together.
    private Plans?[] Plan(ImmutableArray<VerifyTarget> targets)
    {
        var plans = new Plans?[targets.Length];
        var judged = Enumerable.Range(0, targets.Length).Where(i => targets[i] is { Document: not null, Kind: DocumentKind.Award or DocumentKind.Unknown });
        foreach (var group in judged.GroupBy(i => (Issuer: targets[i].ClaimedIssuer, Documents: DocumentsFor(targets[i]))))
        {
            var material = group.Key is { Issuer: { } issuer, Documents: { } documents } ? Assemble(issuer, group.Select(i => targets[i].Document!), documents) : null;
            var plan = new Plans(new CredentialVerifier(material), options.Trusted?.Recognises(group.Key.Issuer, material));
            foreach (var i in group)
            {
                plans[i] = plan;
            }
        }
        return plans;
    }

    private static IssuerMaterial Assemble(string issuer, IEnumerable<SignedDocument> credentials, IIssuerDocuments documents)
    {
        var material = IssuerAssembler.Assemble(issuer, credentials, documents);
        return documents is RepositoryDocuments repository ? material with { HoldsBadge = repository.HoldsBadge } : material;
    }

    // A guild's documents say nothing about somebody else's credential.
    private IIssuerDocuments? DocumentsFor(VerifyTarget target)
    {
        if (target.ClaimedIssuer is not { } issuer)
        {
            return null;
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
            return null;
        }
        if (!fetched.TryGetValue(issuer, out var documents))
        {
            fetched.Add(issuer, documents = new WebDocuments(issuer, web, context.Network, context.Stop));
        }
        return documents;
    }

    private sealed record Plans(CredentialVerifier Verifier, bool? Recognised);
}
