using System.Collections.Immutable;
using Publisher.Cli.Keys;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>Whose key signs decisions: a member's for the guild, or anybody's who takes back their own word.</summary>
/// <param name="Key">The key.</param>
/// <param name="Member">Whose it is in the guild's rules; null for somebody outside.</param>
internal sealed record DecidingKey(OwnKey Key, AuthorityMember? Member)
{
    /// <summary>The did:key of the key.</summary>
    public string Did => DidKey.From(Key.PublicKey);

    /// <summary>Whether a decision withdraws what this very key has endorsed: then it decides alone, whoever else may.</summary>
    public bool IsOwn(RequestedDecision decision) => decision.Endorser == Did;

    /// <summary>Chooses the key: the one named, or the one that made all these endorsements when it is here, else a member's.</summary>
    /// <exception cref="CliException">None fits, or the named one does not.</exception>
    public static DecidingKey Choose(CliContext context, KeyStore store, AuthorityDocument authority, SigningChoice choice, ImmutableArray<RequestedDecision> decisions)
    {
        if (choice.OwnKey is { } handle)
        {
            var named = Of(Endorser.Named(context, store, handle), authority);
            return decisions.FirstOrDefault(d => !named.IsOwn(d)) is { } foreign
                ? throw CliException.Bad(foreign.Endorsement is null ? "an award is taken back by members, and --key is for your own endorsements" : $"the endorsement {foreign.Id} was not made with the key {handle}",
                    "leave --key out, and the guild decides")
                : named;
        }
        var isNamed = choice.Handle is not null || context.Environment("PUBLISHER_MEMBER") is { Length: > 0 };
        if (!isNamed && decisions.All(d => d.Endorser is not null) && Endorser.Keys(context, store).Select(k => Of(k, authority)).FirstOrDefault(k => decisions.All(k.IsOwn)) is { } own)
        {
            return own;
        }
        var member = SigningMember.Choose(context, store, authority, choice.Handle);
        return new(member.Key, member.Member);
    }

    private static DecidingKey Of(OwnKey key, AuthorityDocument authority)
    {
        SigningMember.RefuseDemonstrationKey(key.PublicKey, authority.Issuer);
        return new(key, authority.Members.FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(key.PublicKey))));
    }
}
