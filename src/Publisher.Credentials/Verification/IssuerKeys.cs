using System.Collections.Frozen;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Verification;

/// <summary>How far a key's address is known.</summary>
internal enum KeyStanding
{
    /// <summary>A key of the issuer; its bytes come from the issuer's documents.</summary>
    Known,
    /// <summary>The issuer's documents are at hand and do not have this key.</summary>
    Stranger,
    /// <summary>The address is another controller's, of whom nothing is known.</summary>
    Elsewhere,
    /// <summary>The issuer's documents are not at hand.</summary>
    NotAtHand,
}

/// <summary>The answer to "whose key is that".</summary>
/// <param name="Standing">How far it is known.</param>
/// <param name="Key">The key, when known.</param>
/// <param name="Listed">Whether the issuer's DID document lists it now; a compromised key is known, but no longer listed.</param>
/// <param name="Problem">Why not, in plain words.</param>
internal readonly record struct KeyAnswer(KeyStanding Standing, Ed25519PublicKey? Key, bool Listed, string? Problem);

/// <summary>
/// Finds the keys of one issuer: from its DID document (CID "Retrieve Verification Method"), from the members of its authority chain, or, for a did:key, from
/// the identifier. Never from a proof's fragment otherwise.
/// </summary>
internal sealed class IssuerKeys
{
    private readonly string issuer;
    private readonly ControllerDocument? controller;
    private readonly string? controllerProblem;
    private readonly FrozenDictionary<string, Ed25519PublicKey>? members;
    private readonly FrozenDictionary<string, KeyAnswer> answers = FrozenDictionary<string, KeyAnswer>.Empty;

    public IssuerKeys(string issuer, IssuerMaterial? material)
    {
        this.issuer = issuer;
        (controller, controllerProblem) = (material?.Controller, material?.ControllerProblem);
        members = material?.Authority?.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys).Select(k => k.Key).Distinct()
            .ToFrozenDictionary(k => $"{issuer}#{k.Multibase}", StringComparer.Ordinal);
        if (members is not null)
        {
            answers = members.Keys.ToFrozenDictionary(address => address, Look, StringComparer.Ordinal);
        }
    }

    /// <summary>Whose key an address is. For the keys of members the answers are worked out once: they depend on nothing but the address and what never changes here.</summary>
    public KeyAnswer Find(string verificationMethod) => answers.TryGetValue(verificationMethod, out var answer) ? answer : Look(verificationMethod);

    private KeyAnswer Look(string verificationMethod)
    {
        if (!verificationMethod.StartsWith(issuer, StringComparison.Ordinal) || verificationMethod.IndexOf('#', StringComparison.Ordinal) != issuer.Length)
        {
            return new KeyAnswer(KeyStanding.Elsewhere, null, false, $"{verificationMethod} is not a key of {issuer}");
        }
        if (DidKey.TryGetKey(issuer, out _))
        {
            return DidKey.TryRetrieve(verificationMethod, out var own)
                ? new KeyAnswer(KeyStanding.Known, own, true, null)
                : new KeyAnswer(KeyStanding.Stranger, null, false, $"{verificationMethod} is not the key that {issuer} is");
        }
        Ed25519PublicKey? listed = null;
        string? problem = null;
        var isListed = controller is not null && controller.TryRetrieve(verificationMethod, out listed, out problem);
        if (members is not null)
        {
            return members.TryGetValue(verificationMethod, out var member)
                ? new KeyAnswer(KeyStanding.Known, member, controller is null || (isListed && member.Equals(listed)), problem)
                : new KeyAnswer(KeyStanding.Stranger, null, false, $"no version of the issuer's rules names the key {verificationMethod[(issuer.Length + 1)..]}");
        }
        if (controller is null)
        {
            return new KeyAnswer(KeyStanding.NotAtHand, null, false, controllerProblem is null ? $"the documents of {issuer} are not at hand" : $"the documents of {issuer} could not be had: {controllerProblem}");
        }
        return isListed ? new KeyAnswer(KeyStanding.Known, listed, true, null) : new KeyAnswer(KeyStanding.Stranger, null, false, problem);
    }
}
