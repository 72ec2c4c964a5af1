using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Starter;

/// <summary>A steward of a new guild.</summary>
/// <param name="Handle">Their handle.</param>
/// <param name="Subject">Their stable id.</param>
/// <param name="Key">Their public key.</param>
internal sealed record StarterSteward(string Handle, string Subject, Ed25519PublicKey Key);

/// <summary>
/// Authority version 1 of a new guild. One steward decides alone; two may each sign awards, and change the rules together (or with the
/// recovery key where one is gone); from three on, awards and changes need two.
/// </summary>
internal static class StarterAuthority
{
    /// <summary>The badge whose rule lets stewards name themselves.</summary>
    public const string FoundingBadge = "founding-member";

    private const string Steward = "steward";
    private const string Recovery = "recovery";

    /// <summary>The draft; the first steward's recovery key is an entry of its own, never a second person.</summary>
    public static AuthorityDraft Draft(string issuer, DateTimeOffset from, ImmutableArray<StarterSteward> stewards, Ed25519PublicKey recovery)
    {
        var quorum = stewards.Length >= 3 ? 2 : 1;
        AuthorityKey Key(Ed25519PublicKey key, KeyKept kept) => new(key, kept, from, null, null, null);
        var members = stewards.Select((s, i) => new AuthorityMember(FormattableString.Invariant($"m{i + 1}"), s.Subject, [Key(s.Key, KeyKept.File)], [new(Steward, from, null)]));
        return new()
        {
            Version = 1,
            Issuer = issuer,
            ValidFrom = from,
            Members = [.. members, new("r1", stewards[0].Subject, [Key(recovery, KeyKept.Code)], [new(Recovery, from, null)])],
            Rules =
            [
                new() { Badges = [FoundingBadge], Signers = new(Steward, [], null), Quorum = 1, SelfAward = true },
                new() { Badges = ["*"], Signers = new(Steward, [], null), Quorum = quorum, AtLeastOneKept = quorum >= 2 ? KeyKept.File : null },
            ],
            Status = new(null, new(Steward, 1)),
            Amendment = [new(Steward, Math.Min(stewards.Length, 2)), new(Recovery, 1)],
        };
    }
}
