using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Cli.Keys;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;

namespace Publisher.Cli.Authoring;

/// <summary>Status lists whose signer's key ends with a new authority version, signed anew by somebody else of the list's role: they say what they said.</summary>
internal static class ListRenewal
{
    /// <summary>The lists that the signer signs anew; none when their keys stay, or the signer may not.</summary>
    /// <param name="site">The site.</param>
    /// <param name="version">The new version.</param>
    /// <param name="signer">Who signs it.</param>
    /// <param name="key">Their open key.</param>
    /// <param name="now">The moment.</param>
    /// <param name="completes">Whether the version has every signature it needs with this signer's; before that, it lets nobody sign a list.</param>
    public static ImmutableArray<NewFile> For(SiteSession site, AuthorityDocument version, SigningMember signer, IHeldKey key, DateTimeOffset now, bool completes)
    {
        var ended = version.Members.SelectMany(m => m.Keys).Where(k => k.RetiredAt is not null || k.CompromisedAt is not null).Select(k => k.Key.Multibase).ToHashSet(StringComparer.Ordinal);
        if (ended.Count == 0 || ended.Contains(key.PublicKey.Multibase))
        {
            return [];
        }
        var rules = completes && version.ValidFrom <= now ? version : site.RequireChain().InForceAt(now);
        if (rules is null || !MaySign(rules, signer, now))
        {
            return [];
        }
        var renewed = ImmutableArray.CreateBuilder<NewFile>();
        foreach (var list in site.Content.StatusLists)
        {
            if (Signers(list.Document.Root).All(ended.Contains) && BitstringStatusList.TryRead(list.Document, out var read, out _))
            {
                renewed.Add(SignedList.Of(site.Config, list.Name, read.SetBits.ToHashSet(), now, key));
            }
        }
        return renewed.ToImmutable();
    }

    private static bool MaySign(AuthorityDocument rules, SigningMember signer, DateTimeOffset now) => rules.Members.Any(m =>
        m.Keys.Any(k => k.Key.Equals(signer.Key.PublicKey) && k.ValidFrom <= now)
        && m.Roles.Any(r => r.Role == rules.Status.List.Role && r.From <= now && (r.Until is null || now < r.Until)));

    /// <summary>The public keys that signed a list, as its proofs name them.</summary>
    public static IEnumerable<string> Signers(JsonElement list) =>
        list.TryGetProperty("proof", out var proofs) && proofs.ValueKind == JsonValueKind.Array
            ? proofs.EnumerateArray().Select(p => p.TryGetProperty("verificationMethod", out var method) ? method.GetString() ?? "" : "").Select(m => m[(m.IndexOf('#', StringComparison.Ordinal) + 1)..])
            : [];
}
