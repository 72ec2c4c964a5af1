using Publisher.Credentials.Authority;

namespace Publisher.Credentials.Verification;

/// <summary>One key's signature on a document of an issuer with an authority chain, judged by the version in force for it.</summary>
/// <param name="VerificationMethod">The key's address.</param>
/// <param name="Created">When it says it was made (the later of its two proofs).</param>
/// <param name="Member">The member the key belongs to; null when the version has no such key.</param>
/// <param name="Kept">Where the key is kept.</param>
/// <param name="Objection">Why it counts under no rule; null when nothing speaks against it.</param>
/// <param name="Disowned">Whether the only objection is that the issuer no longer stands by the key's work.</param>
internal sealed record PersonSignature(string VerificationMethod, DateTimeOffset Created, AuthorityMember? Member, KeyKept Kept, string? Objection, bool Disowned = false)
{
    /// <summary>How the signer is named in reasons: by the authority's opaque member id.</summary>
    public string Name => Member?.Id ?? VerificationMethod;

    /// <summary>Whether the member held a role when signing.</summary>
    public bool HeldRole(string role) =>
        Member is not null && Member.Roles.Any(r => r.Role == role && r.From <= Created && (r.Until is null || Created < r.Until));
}
