using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>A status list holds when it is this site's own, for revocations, and signed (rdfc and jcs) by one person who then had the list's role.</summary>
internal static class StatusListVerifier
{
    public static void Verify(SiteContent content, AuthorityChain chain, ControllerDocument controller, ISet<string> refused, DiagnosticBag diagnostics)
    {
        foreach (var list in content.StatusLists)
        {
            if ((Content(list, content.Config) ?? Signatures(list, chain, controller)) is var (pointer, reason))
            {
                refused.Add(SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(list.Name)));
                diagnostics.Add(CredentialDescriptors.StatusListRefused, JsonPlace.Of(list.File, pointer), reason);
            }
        }
    }

    private static (string Pointer, string Reason)? Content(StatusListFile list, SiteConfig config)
    {
        if (!BitstringStatusList.TryRead(list.Document, out var read, out var problem))
        {
            return ("/credentialSubject", problem);
        }
        var address = SitePaths.Absolute(config.BaseUrl, SitePaths.StatusList(list.Name));
        return read.Id != address ? ("/id", $"its id is '{read.Id}', but a file of this name must say '{address}'")
            : read.Issuer != config.IssuerDid ? ("/issuer", $"it is of '{read.Issuer}', but this site is '{config.IssuerDid}'")
            : read.StatusPurpose != "revocation" ? ("/credentialSubject/statusPurpose", $"it is for '{read.StatusPurpose}', but ours are for 'revocation'")
            : null;
    }

    private static (string Pointer, string Reason)? Signatures(StatusListFile list, AuthorityChain chain, ControllerDocument controller)
    {
        if (!list.Document.Root.TryGetProperty("proof", out var proofs) || proofs.ValueKind != JsonValueKind.Array || proofs.GetArrayLength() == 0)
        {
            return ("/proof", "nobody has signed it");
        }
        var verifier = new ProofVerifier(list.Document, ContextSet.Ours);
        var read = ImmutableArray.CreateBuilder<DataIntegrityProof>();
        foreach (var json in proofs.EnumerateArray())
        {
            if (!DataIntegrityProof.TryRead(json, out var proof, out var problem))
            {
                return ("/proof", $"a signature cannot be read: {problem}");
            }
            if (!controller.TryRetrieve(proof.VerificationMethod, out var key, out problem))
            {
                return ("/proof", problem);
            }
            if (!verifier.Verify(proof, key))
            {
                return ("/proof", verifier.JsonLdProblem?.Detail ?? $"the signature by {proof.VerificationMethod} is not good: the list was changed after signing");
            }
            read.Add(proof);
        }
        var signers = read.GroupBy(p => p.VerificationMethod, StringComparer.Ordinal)
            .Where(g => g.Any(p => p.Cryptosuite == Cryptosuite.EddsaRdfc2022) && g.Any(p => p.Cryptosuite == Cryptosuite.EddsaJcs2022));
        var people = signers.Select(s => HolderOf(chain, s.Key, s.Min(p => p.Created))).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var rule = (chain.InForceAt(read.Max(p => p.Created)) ?? chain.Versions[0]).Status.List;
        return people >= rule.Quorum ? null : ("/proof", $"it needs both signatures of {Words.Count(rule.Quorum)} {rule.Role}");
    }

    /// <summary>The subject of the key's person when they had the list's role as they say they signed, by the authority version then in force; else null.</summary>
    private static string? HolderOf(AuthorityChain chain, string verificationMethod, DateTimeOffset created)
    {
        var version = chain.InForceAt(created) ?? chain.Versions[0];
        // A list is signed anew when its signer's key ends: dates are claims, and a list can say that nothing was ever revoked.
        var ended = chain.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys)
            .Any(k => verificationMethod == $"{version.Issuer}#{k.Key.Multibase}" && (k.RetiredAt is not null || k.CompromisedAt is not null));
        return ended ? null : version.Members.FirstOrDefault(m =>
            m.Keys.Any(k => verificationMethod == $"{version.Issuer}#{k.Key.Multibase}" && k.ValidFrom <= created && k.CompromisedAt is null && (k.RetiredAt is null || created < k.RetiredAt))
            && m.Roles.Any(r => r.Role == version.Status.List.Role && r.From <= created && (r.Until is null || created < r.Until)))?.Subject;
    }
}
