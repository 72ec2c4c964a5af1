using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Gathers what judging an issuer's credentials needs, by the addresses that documents name: the DID document, the authority chain its service names, the lists
/// of affirmed awards, the status lists, and of awards whose bit is set the decisions. What is missing or wrong is told by the step that needs it; nothing here fails.
/// </summary>
public static class IssuerAssembler
{
    /// <summary>The most versions of an authority that are read.</summary>
    public const int MostVersions = 128;

    /// <summary>The longest list of affirmed awards, in bytes.</summary>
    public const int MostAffirmedBytes = 4 * 1024 * 1024;

    /// <summary>What is known of an issuer.</summary>
    /// <param name="issuer">The issuer, as its credentials name it.</param>
    /// <param name="credentials">The credentials to judge; their status lists are looked for.</param>
    /// <param name="documents">Where its documents are.</param>
    public static IssuerMaterial Assemble(string issuer, IReadOnlyCollection<SignedDocument> credentials, IIssuerDocuments documents)
    {
        var material = new IssuerMaterial { Issuer = issuer, Source = documents.Source };
        if (!DidKey.TryGetKey(issuer, out _))
        {
            if (!TryReadController(issuer, documents, out var controller, out var problem))
            {
                return material with { ControllerProblem = problem };
            }
            material = WithAuthority(material with { Controller = controller }, documents);
        }
        return WithStatusLists(material, credentials, documents);
    }

    /// <summary>The addresses an issuer's DID or controller document may stand at: of did:web the method's own (http only for localhost), of an https identifier itself.</summary>
    public static ImmutableArray<string> ControllerAddresses(string issuer)
    {
        if (DidWeb.TryGetDocumentUrl(issuer, out var address))
        {
            return DidWeb.IsLocal(issuer) ? ["http" + address["https".Length..], address] : [address];
        }
        return issuer.StartsWith("https://", StringComparison.Ordinal) && !issuer.Contains('#', StringComparison.Ordinal) ? [issuer] : [];
    }

    /// <summary>Reads one of an issuer's documents.</summary>
    internal static SignedDocument? Read(IIssuerDocuments documents, string address, out string? problem)
    {
        var answer = documents.Find(address, JsonLimits.Credential.Bytes);
        if (answer.Standing != DocumentStanding.Found)
        {
            problem = answer.Problem;
            return null;
        }
        problem = SignedDocument.TryParse(answer.Bytes, out var document, out var unreadable) ? null : $"{address} cannot be read: {unreadable.Detail}";
        return document;
    }

    private static bool TryReadController(string issuer, IIssuerDocuments documents, [NotNullWhen(true)] out ControllerDocument? controller, [NotNullWhen(false)] out string? problem)
    {
        controller = null;
        string? first = null;
        foreach (var address in ControllerAddresses(issuer))
        {
            if (Read(documents, address, out var missing) is not { } document)
            {
                first ??= missing;
                continue;
            }
            if (!ControllerDocument.TryRead(document, out controller, out var wrong))
            {
                problem = $"{address} cannot be read: {wrong}";
                return false;
            }
            problem = controller.Id == issuer ? null : $"{address} is the document of {controller.Id}, not of {issuer}";
            return problem is null;
        }
        problem = first ?? $"this program does not know how to look up {issuer}";
        return false;
    }

    private static IssuerMaterial WithAuthority(IssuerMaterial material, IIssuerDocuments documents)
    {
        var services = material.Controller!.Services.Where(s => s.Type == DidDocument.ServiceType).ToList();
        if (services.Count == 0)
        {
            return material;
        }
        if (services.Count > 1 || AuthorityPlace.Read(material.Issuer, services[0].Endpoint) is not { } place)
        {
            return material with { AuthorityProblem = "its DID document does not say plainly where they stand" };
        }
        if (place.Newest > MostVersions)
        {
            return material with { AuthorityProblem = FormattableString.Invariant($"there are {place.Newest} versions of them, and at most {MostVersions} are read") };
        }
        var versions = new List<AuthorityDocument>();
        for (var n = 1; n <= place.Newest; n++)
        {
            var address = place.AddressOf(n);
            if (Read(documents, address, out var problem) is not { } document)
            {
                return material with { AuthorityProblem = problem };
            }
            if (!AuthorityDocument.TryRead(document, out var version, out var wrong))
            {
                return material with { AuthorityProblem = $"{address} cannot be read: {wrong.Detail} (at {wrong.Pointer})" };
            }
            versions.Add(version);
        }
        return versions[0].DigestSri != place.FirstDigest ? material with { AuthorityProblem = "version 1 of them is not the one its DID document names" }
            : !AuthorityChain.TryVerify(versions, out var chain, out var refused) ? material with { AuthorityProblem = FormattableString.Invariant($"version {refused.Version} of them does not hold: {refused.Detail}") }
            : chain.Newest.Issuer != material.Issuer ? material with { AuthorityProblem = $"they are the rules of {chain.Newest.Issuer}" }
            : material with { Authority = chain, AffirmedLists = AffirmedLists(chain, place, documents) };
    }

    // A list that is not found, or is another than its version names, affirms nothing; the awards it would affirm say so.
    private static ImmutableDictionary<string, ReadOnlyMemory<byte>> AffirmedLists(AuthorityChain chain, AuthorityPlace place, IIssuerDocuments documents)
    {
        var lists = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var version in chain.Versions)
        {
            // A later version repeats what an earlier one said of a key, and names the earlier one's list; a version has one list of its own, whatever keys it ends.
            if (version.Members.SelectMany(m => m.Keys).Select(k => k.Affirmed).OfType<AffirmedAwards>().Any(a => !lists.ContainsKey(a.DigestSri))
                && documents.Find(place.AffirmedOf(version.Version), MostAffirmedBytes) is { Standing: DocumentStanding.Found } answer)
            {
                lists[Sri.Of(answer.Bytes.Span)] = answer.Bytes;
            }
        }
        return lists.ToImmutable();
    }

    private static IssuerMaterial WithStatusLists(IssuerMaterial material, IReadOnlyCollection<SignedDocument> credentials, IIssuerDocuments documents)
    {
        var lists = ImmutableDictionary.CreateBuilder<string, SignedDocument>(StringComparer.Ordinal);
        var problems = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var address in credentials.Select(StatusListOf).OfType<string>())
        {
            if (lists.ContainsKey(address) || problems.ContainsKey(address))
            {
                continue;
            }
            if (Read(documents, address, out var problem) is { } list)
            {
                lists.Add(address, list);
            }
            else
            {
                problems.Add(address, problem ?? "nothing stands there");
            }
        }
        return material with
        {
            StatusLists = lists.ToImmutable(),
            StatusListProblems = problems.ToImmutable(),
            Decisions = material.Authority is null ? material.Decisions : DecisionsAtHand.Find(credentials, lists, documents),
        };
    }

    /// <summary>The address of the status list a credential names; null when it names none of a kind that is read.</summary>
    public static string? StatusListOf(SignedDocument credential) =>
        credential.Root.ValueKind == JsonValueKind.Object && credential.Root.TryGetProperty("credentialStatus", out var status)
        && status.ValueKind == JsonValueKind.Object && status.TryGetProperty("statusListCredential", out var list) && list.ValueKind == JsonValueKind.String ? list.GetString() : null;
}
