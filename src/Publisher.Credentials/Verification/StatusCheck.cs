using System.Collections.Concurrent;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Not revoked: the bit of the issuer's signed list. A list counts when every proof on it is good, it is the issuer's own, and, for an issuer with an authority
/// chain, people of the <c>list</c> role signed it (both proofs each). Each list is read and checked once.
/// </summary>
internal sealed class StatusCheck(IssuerMaterial? material, IssuerKeys? keys, SignatureStanding? standing)
{
    private readonly ConcurrentDictionary<string, Lazy<CheckedList>> lists = new(StringComparer.Ordinal);

    /// <summary>The list at an address when it is good, and how long it says it is.</summary>
    public BitstringStatusList? ListAt(string address, out DateTimeOffset? validUntil)
    {
        var list = ListAt(address);
        validUntil = list.ValidUntil;
        return list.List;
    }

    /// <summary>When the list that a credential names was signed; null when there is none that is good.</summary>
    public DateTimeOffset? SignedAt(OpenBadgeCredential credential) =>
        credential.CredentialStatus is { StatusPurpose: "revocation" or "suspension" } entry && ListAt(entry.StatusListCredential) is { List: not null } list ? list.Signed : null;

    /// <summary>The Status step, and whether its failure is a revocation (rather than a suspension).</summary>
    public (Check Check, bool Revoked) Run(OpenBadgeCredential credential, DateTimeOffset at)
    {
        if (credential.CredentialStatus is not { } entry)
        {
            return credential.HasStatus
                ? NotChecked("It has a status of a kind this program does not read, so we could not check whether it was revoked.")
                : (new Check(CheckName.Status, Verdict.Passed, "It names no status: its issuer keeps no way to revoke it."), false);
        }
        if (entry.StatusPurpose is not ("revocation" or "suspension"))
        {
            return NotChecked($"Its status is about '{entry.StatusPurpose}', which this program does not know.");
        }
        var list = ListAt(entry.StatusListCredential);
        if (list.List is null)
        {
            return NotChecked($"We could not check whether it was revoked: {list.Problem}.");
        }
        if (list.ValidUntil is { } until && until < at)
        {
            return NotChecked($"We could not check whether it was revoked: the status list was good until {Words.Day(until)} only.");
        }
        if (list.List.StatusPurpose != entry.StatusPurpose)
        {
            return NotChecked($"We could not check whether it was revoked: the status list is about {list.List.StatusPurpose}, not {entry.StatusPurpose}.");
        }
        return list.List[entry.StatusListIndex] switch
        {
            null => NotChecked($"We could not check whether it was revoked: its place {entry.StatusListIndex} is outside the status list."),
            false => (list.Passed, false),
            true when entry.StatusPurpose == "revocation" => (new Check(CheckName.Status, Verdict.Failed, $"It was revoked, by its issuer's status list dated {Words.Day(list.Signed)}{(standing is null ? "" : "; no signed decision that says why is at hand")}."), true),
            true => (new Check(CheckName.Status, Verdict.Failed, $"It is suspended, by its issuer's status list dated {Words.Day(list.Signed)}."), false),
        };
    }

    private static (Check, bool) NotChecked(string reason) => (new Check(CheckName.Status, Verdict.NotChecked, reason), false);

    private CheckedList ListAt(string address) =>
        (lists.TryGetValue(address, out var known) ? known : lists.GetOrAdd(address, key => new Lazy<CheckedList>(() => Read(key)))).Value;

    private CheckedList Read(string address)
    {
        if (material is null || keys is null || !material.StatusLists.TryGetValue(address, out var document))
        {
            return new CheckedList(material?.StatusListProblems.GetValueOrDefault(address) is { } reason ? $"the status list could not be had: {reason}" : "the status list is not at hand");
        }
        if (!BitstringStatusList.TryRead(document, out var list, out var problem))
        {
            return new CheckedList($"the status list cannot be read ({problem})");
        }
        if (list.Id != address || list.Issuer != material.Issuer)
        {
            return new CheckedList(list.Id != address ? $"the status list is of another address, {list.Id}" : $"the status list is by somebody else, {list.Issuer}");
        }
        var contexts = KnownContexts.Find(document.Root, material.Authority is not null);
        var verifier = new ProofVerifier(document, contexts ?? ContextSet.Foreign);
        var profile = material.Authority is null ? ProofProfile.Foreign : ProofProfile.Ours;
        var reading = SignatureReading.Read(document.Root, verifier, contexts is not null, keys, profile);
        if (reading.Bad is not null || reading.NotChecked is not null || contexts is null)
        {
            return new CheckedList($"the status list's own signature is not good ({reading.Bad ?? reading.NotChecked ?? "its context is not known"})");
        }
        if (Objection(reading, material.Authority) is { } objection)
        {
            return new CheckedList(objection);
        }
        return new CheckedList(list, reading.ByIssuer.Max(p => p.Proof.Created), ValidUntil(document.Root));
    }

    // An end that cannot be read is an end long ago.
    internal static DateTimeOffset? ValidUntil(JsonElement list) =>
        !list.TryGetProperty("validUntil", out var end) ? null
        : end.ValueKind == JsonValueKind.String && Timestamp.TryReadXsd(end.GetString(), out var moment) ? moment : DateTimeOffset.MinValue;

    /// <summary>Why the signers of a list may not keep it; null when they may.</summary>
    public string? Objection(SignatureReading reading, AuthorityChain? chain)
    {
        if (reading.ByIssuer.IsEmpty || reading.ByStrangers.Any())
        {
            return "the status list is signed by somebody else than its issuer";
        }
        if (chain is null)
        {
            return null;
        }
        // A list is not an award: it is judged by the rules in force when it was signed.
        var version = chain.InForceAt(reading.ByIssuer.Max(p => p.Proof.Created)) ?? chain.Versions[0];
        var signatures = standing!.Judge(reading.ByIssuer, version, null);
        var people = signatures.Where(s => s.Objection is null && s.HeldRole(version.Status.List.Role)).Select(s => s.Member!.Subject).Distinct(StringComparer.Ordinal).Count();
        if (people >= version.Status.List.Quorum)
        {
            return null;
        }
        var why = signatures.Select(s => s.Objection).FirstOrDefault(o => o is not null) ?? $"its signer was not {version.Status.List.Role}";
        return $"nobody who may do so has signed the status list ({why})";
    }

    private sealed record CheckedList(BitstringStatusList? List, DateTimeOffset Signed, DateTimeOffset? ValidUntil)
    {
        public CheckedList(string problem) : this(null, default, null) => Problem = problem;

        public string? Problem { get; }

        /// <summary>What is said of everything that a list of its purpose leaves standing.</summary>
        public Check Passed { get; } = new(CheckName.Status, Verdict.Passed, $"Its issuer's status list, dated {Words.Day(Signed)}, does not {(List?.StatusPurpose == "revocation" ? "revoke" : "suspend")} it.");
    }
}
