using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Credentials.Keys;
using Publisher.Text;

namespace Publisher.Importing;

/// <summary>One Assertion (Open Badges 2.0 §4.1) or AchievementCredential (3.0 §B.1.1) as what somebody was given elsewhere.</summary>
internal static class ImportedAssertion
{
    /// <summary>An assertion.</summary>
    public static ImportedAward Read(ImportNode node)
    {
        var recipient = node["recipient"];
        // Badgr knows the address behind its own hashes.
        var identity = recipient?.TextOf("plaintextIdentity") ?? (recipient is not null && !recipient.Flag("hashed") ? recipient.TextOf("identity") : null);
        return new()
        {
            Badge = BadgeOf(node),
            Recipient = node["extensions:recipientProfile"]?.TextOf("name") ?? node["extensions"]?["extensions:recipientProfile"]?.TextOf("name") ?? Public(identity),
            Identity = identity ?? recipient?.TextOf("identity"),
            Narrative = Clean(node.TextOf("narrative")),
            Evidence = Evidence(node["evidence"], "id", "url"),
            IssuedOn = node.TextOf("issuedOn"),
            Expires = node.TextOf("expires"),
            IsRevoked = node.Flag("revoked"),
            Id = node.Id,
            Location = node.Place,
        };
    }

    /// <summary>A credential.</summary>
    public static ImportedAward ReadCredential(ImportNode node)
    {
        var subject = node["credentialSubject"]?.Items().FirstOrDefault();
        var identifiers = (subject?["identifier"]?.Items() ?? []).Where(i => !i.Flag("hashed")).ToList();
        var name = identifiers.FirstOrDefault(i => i.TextOf("identityType") == "name")?.TextOf("identityHash");
        var id = subject?.TextOf("id", "@id");
        return new()
        {
            Badge = subject?["achievement"]?.Items().FirstOrDefault()?.Id,
            Recipient = Public(id) ?? name,
            Identity = id ?? identifiers.FirstOrDefault()?.TextOf("identityHash"),
            Narrative = Clean(subject?.TextOf("narrative")),
            Evidence = Evidence(node["evidence"], "id"),
            IssuedOn = node.TextOf("awardedDate", "validFrom", "issuanceDate"),
            Expires = node.TextOf("validUntil", "expirationDate"),
            Id = node.Id,
            Location = node.Place,
        };
    }

    /// <summary>What of an identity may be public: an id that is not an address of a mailbox or a telephone.</summary>
    internal static string? Public(string? identity) => identity is not null && StableId.IsValid(identity) ? identity : null;

    private static string? BadgeOf(ImportNode node) => node["badge"]?.Id ?? node.TextOf("badgeclassOpenBadgeId", "badgeClassOpenBadgeId") ?? node["badgeclass"]?.Id ?? node.TextOf("badgeClass");

    private static string? Clean(string? text) => text is null ? null : AuthoredText.Clean(text);

    private static ImmutableArray<string> Evidence(ImportNode? evidence, params ReadOnlySpan<string> addresses)
    {
        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var item in evidence?.Items() ?? [])
        {
            var address = item.Text ?? item.TextOf(addresses);
            if (address is not null && LinkRules.IsWeb(address))
            {
                read.Add(address);
            }
            if (item.Value.ValueKind == JsonValueKind.Object && item.TextOf("narrative", "description", "name") is { } words)
            {
                read.Add(ImportedBadgeClass.OneLine(AuthoredText.Clean(words)));
            }
        }
        return read.ToImmutable();
    }
}
