using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Authority;

/// <summary>
/// Reads an authority document strictly, as docs/authority.schema.json states it: every object has exactly the members named there.
/// An unknown member or word is "unknown" (a later format, perhaps); everything else that is wrong is simply wrong.
/// </summary>
internal static class AuthorityReader
{
    private const int Format = 1;
    private const string RecoveryRole = "recovery";

    public static AuthorityDocument Read(SignedDocument document, ObjectShape root)
    {
        root.IsOfType("RecognitionAuthority");
        var format = root.Number("format", 0);
        if (format != Format)
        {
            root.Refuse("format", $"format is {format}; {Format} is what this program knows", unknown: true);
        }
        root.Only("type", "format", "version", "previous", "issuer", "validFrom", "members", "rules", "definitions", "treaties", "status", "amendment", "proof");
        var version = root.Number("version", 1);
        var authority = new AuthorityDocument
        {
            Document = document,
            DigestSri = Sri.Of(document.Bytes.Span),
            Version = version,
            Previous = ReadPrevious(root, version),
            Issuer = root.Text("issuer"),
            ValidFrom = root.Moment("validFrom"),
            Members = [.. Required(root, "members").Select(ReadMember)],
            Rules = [.. Required(root, "rules").Select(RuleReader.Award)],
            Definitions = root.Has("definitions") ? [.. Required(root, "definitions").Select(RuleReader.Definition)] : [],
            Treaties = root.OptionalObject("treaties") is { } treaties ? RuleReader.Treaty(treaties) : null,
            Status = ReadStatus(root.Object("status")),
            Amendment = [.. Required(root, "amendment").Select(ReadQuorum)],
        };
        if (!DidWeb.TryGetDocumentUrl(authority.Issuer, out _))
        {
            root.Refuse("issuer", $"issuer is '{authority.Issuer}'; expected a did:web in its canonical spelling");
        }
        CheckMembers(authority, root);
        return authority;
    }

    private static ImmutableArray<ObjectShape> Required(ObjectShape owner, string member)
    {
        var items = owner.Objects(member);
        if (items.IsEmpty)
        {
            owner.Refuse(null, $"{member} is missing; expected an array of objects");
        }
        return items;
    }

    private static AuthorityLink? ReadPrevious(ObjectShape root, int version)
    {
        // Version 1 says so: "previous": null.
        if (root.Element.ValueKind == JsonValueKind.Object && root.Element.TryGetProperty("previous", out var value) && value.ValueKind == JsonValueKind.Null)
        {
            if (version != 1)
            {
                root.Refuse("previous", $"previous is null; version {version} has one before it");
            }
            return null;
        }
        var link = root.Object("previous");
        link.Only("version", "digestSRI");
        var read = new AuthorityLink(link.Number("version", 1), link.Text("digestSRI"));
        if (read.Version != version - 1)
        {
            link.Refuse("version", $"previous is version {read.Version}; expected {version - 1}, the one before version {version}");
        }
        return read;
    }

    private static AuthorityMember ReadMember(ObjectShape member)
    {
        member.Only("id", "subject", "keys", "roles");
        return new AuthorityMember(
            member.Text("id"), member.Text("subject"), [.. Required(member, "keys").Select(ReadKey)],
            member.Has("roles") && IsEmptyArray(member, "roles") ? [] : [.. Required(member, "roles").Select(ReadRole)]);
    }

    // A named member may hold no role.
    private static bool IsEmptyArray(ObjectShape owner, string member) =>
        owner.Element.GetProperty(member) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() == 0;

    private static AuthorityKey ReadKey(ObjectShape key)
    {
        key.Only("publicKeyMultibase", "kept", "validFrom", "retiredAt", "compromisedAt", "affirmed");
        var text = key.Text("publicKeyMultibase");
        if (!Ed25519PublicKey.TryParse(text, out var publicKey))
        {
            key.Refuse("publicKeyMultibase", $"'{text}' is not an acceptable Ed25519 key in its one spelling (z6Mk…)");
        }
        return new AuthorityKey(
            publicKey!, ReadKept(key), key.Moment("validFrom"), key.OptionalMoment("retiredAt"), key.OptionalMoment("compromisedAt"), ReadAffirmed(key.OptionalObject("affirmed")));
    }

    private static KeyKept ReadKept(ObjectShape owner)
    {
        if (!owner.Has("kept"))
        {
            owner.Refuse(null, "kept is missing; expected file, agent, browser or code");
        }
        return owner.OptionalWord("kept", "file", "agent", "browser", "code") switch
        {
            "agent" => KeyKept.Agent,
            "browser" => KeyKept.Browser,
            "code" => KeyKept.Code,
            _ => KeyKept.File,
        };
    }

    private static AffirmedAwards? ReadAffirmed(ObjectShape? affirmed)
    {
        affirmed?.Only("count", "digestSRI");
        return affirmed is null ? null : new AffirmedAwards(affirmed.Number("count", 0), affirmed.Text("digestSRI"));
    }

    private static MemberRole ReadRole(ObjectShape role)
    {
        role.Only("role", "from", "until");
        return new MemberRole(role.Text("role"), role.Moment("from"), role.OptionalMoment("until"));
    }

    private static StatusRules ReadStatus(ObjectShape status)
    {
        status.Only("revoke", "list");
        var revoke = status.Object("revoke");
        var asAwarded = revoke.Element.ValueKind == JsonValueKind.Object
            && revoke.Element.TryGetProperty("quorum", out var quorum) && quorum.ValueKind == JsonValueKind.String;
        if (asAwarded)
        {
            revoke.Only("quorum");
            revoke.OptionalWord("quorum", "as-awarded");
        }
        return new StatusRules(asAwarded ? null : ReadQuorum(revoke), ReadQuorum(status.Object("list")));
    }

    private static RoleQuorum ReadQuorum(ObjectShape rule)
    {
        rule.Only("role", "quorum");
        return new RoleQuorum(rule.Text("role"), rule.Number("quorum", 1));
    }

    private static void CheckMembers(AuthorityDocument authority, ObjectShape root)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in authority.Members)
        {
            if (!StableId.IsValid(member.Subject))
            {
                root.Refuse("members", $"the subject '{member.Subject}' of {member.Id} is no id in its one spelling (did:key, did:web, https, urn:uuid)");
            }
            if (!ids.Add(member.Id))
            {
                root.Refuse("members", $"the member id {member.Id} stands twice");
            }
            foreach (var key in member.Keys)
            {
                // After a refusal a key may be a placeholder.
                if (key.Key is not null && !keys.Add(key.Key.Multibase))
                {
                    root.Refuse("members", $"the key {key.Key.Multibase} stands twice: a key belongs to one person");
                }
                if (key.Kept == KeyKept.Code && member.Roles.Any(r => r.Role != RecoveryRole))
                {
                    root.Refuse("members", $"the member {member.Id} has a key that is only a printed code, and a role other than {RecoveryRole}");
                }
            }
        }
        CheckNamed(root, ids, "rules", authority.Rules);
        CheckNamed(root, ids, "definitions", authority.Definitions);
        CheckNamed(root, ids, "treaties", authority.Treaties is { } treaties ? [treaties] : []);
    }

    private static void CheckNamed(ObjectShape root, HashSet<string> ids, string member, ImmutableArray<RecognitionRule> rules)
    {
        foreach (var id in rules.SelectMany(r => r.Signers.Members))
        {
            if (!ids.Contains(id))
            {
                root.Refuse(member, $"a rule names the member {id}, whom members does not have");
            }
        }
    }
}
