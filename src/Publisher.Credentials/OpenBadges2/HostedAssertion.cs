using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.OpenBadges2;

/// <summary>Open Badges 2.0 IdentityObject: who received it.</summary>
/// <param name="Type">What <paramref name="Identity"/> is: <c>email</c>, <c>url</c>, <c>telephone</c>, <c>id</c>.</param>
/// <param name="Hashed">Whether it is hashed.</param>
/// <param name="Identity">The identity, or its hash: <c>sha256$</c> and hex.</param>
/// <param name="Salt">The salt of the hash; null for none.</param>
internal sealed record HostedRecipient(string Type, bool Hashed, string Identity, string? Salt);

/// <summary>
/// A typed view of an Open Badges 2.0 Assertion that its issuer hosts (OB 2.0 §4.1). Members that 2.0 does not define are refused by name, but for its own extensions,
/// which say nothing that is judged here.
/// </summary>
internal sealed record HostedAssertion
{
    internal const string Context = "https://w3id.org/openbadges/v2";

    public required string Id { get; init; }
    public required string VerificationType { get; init; }
    public required HostedRecipient Recipient { get; init; }
    /// <summary>The badge's address; null when it has none and stands inside.</summary>
    public required string? BadgeId { get; init; }
    /// <summary>The badge, where it stands inside.</summary>
    public required JsonElement? Badge { get; init; }
    public required DateTimeOffset IssuedOn { get; init; }
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it is "hosted", under either of the names there are for that.</summary>
    public bool IsHosted => VerificationType is "HostedBadge" or "hosted";

    public static HostedAssertion? Read(JsonElement json, ShapeReading reading)
    {
        var root = ObjectShape.Root(reading, json);
        HostedShapes.Only(root, "recipient", "badge", "verification", "issuedOn", "expires", "image", "evidence", "narrative", "revoked", "revocationReason");
        HostedShapes.IsA(root, "Assertion");
        var recipient = root.Object("recipient");
        recipient.Only("type", "hashed", "identity", "salt");
        var verification = root.Object("verification");
        var (badgeId, badge) = HostedShapes.Reference(root, "badge");
        var read = new HostedAssertion
        {
            Id = root.Text("id"),
            VerificationType = verification.Text("type"),
            Recipient = new(recipient.Text("type"), recipient.Flag("hashed"), recipient.Text("identity"), recipient.OptionalText("salt")),
            BadgeId = badgeId,
            Badge = badge,
            IssuedOn = root.XsdMoment("issuedOn"),
            Expires = root.OptionalXsdMoment("expires"),
        };
        return reading.Detail is null ? read : null;
    }

    /// <summary>What a hosted document says of revocation, whatever else it still says: true, and why.</summary>
    public static bool IsRevoked(JsonElement json, out string? reason)
    {
        reason = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("revocationReason", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("revoked", out var revoked) && revoked.ValueKind == JsonValueKind.True;
    }
}

/// <summary>A typed view of an Open Badges 2.0 BadgeClass (OB 2.0 §4.2): what is needed to find its issuer.</summary>
internal sealed record HostedBadgeClass(string Name, string? IssuerId, JsonElement? Issuer)
{
    public static HostedBadgeClass? Read(JsonElement json, ShapeReading reading)
    {
        var root = ObjectShape.Root(reading, json);
        HostedShapes.Only(root, "name", "description", "image", "criteria", "issuer", "alignment", "tags");
        HostedShapes.IsA(root, "BadgeClass");
        var (issuerId, issuer) = HostedShapes.Reference(root, "issuer");
        var read = new HostedBadgeClass(root.Text("name"), issuerId, issuer);
        return reading.Detail is null ? read : null;
    }
}

/// <summary>A typed view of an Open Badges 2.0 Profile (OB 2.0 §4.3): who it is, and where it says its assertions stand.</summary>
internal sealed record HostedIssuer(string Id, string Name, ImmutableArray<string> AllowedOrigins, ImmutableArray<string> StartsWith, string? RevocationList)
{
    public static HostedIssuer? Read(JsonElement json, ShapeReading reading)
    {
        var root = ObjectShape.Root(reading, json);
        HostedShapes.Only(root, "name", "url", "telephone", "description", "image", "email", "publicKey", "verification", "revocationList");
        HostedShapes.IsA(root, "Issuer", "Profile");
        var verification = root.OptionalObject("verification");
        verification?.Only("id", "type", "verificationProperty", "startsWith", "allowedOrigins");
        var read = new HostedIssuer(
            root.Text("id"), root.Text("name"), verification is null ? [] : HostedShapes.Texts(verification, "allowedOrigins"), verification is null ? [] : HostedShapes.Texts(verification, "startsWith"),
            root.OptionalText("revocationList"));
        return reading.Detail is null ? read : null;
    }

    /// <summary>Whether an assertion's address is where this issuer's assertions stand (OB 2.0 "Hosted verification"): on an allowed host (its own, unless it says otherwise), and under an allowed beginning.</summary>
    public bool Covers(Uri assertion) =>
        (AllowedOrigins.IsEmpty ? Uri.TryCreate(Id, UriKind.Absolute, out var own) && Same(own.Authority, assertion) : AllowedOrigins.Any(o => Same(o, assertion)))
        && (StartsWith.IsEmpty || StartsWith.Any(s => assertion.OriginalString.StartsWith(s, StringComparison.Ordinal)));

    /// <summary>Where that is, in words.</summary>
    public string Places => (AllowedOrigins.IsEmpty ? Uri.TryCreate(Id, UriKind.Absolute, out var own) ? own.Authority : "no host" : string.Join(" or ", AllowedOrigins))
        + (StartsWith.IsEmpty ? "" : ", at addresses that start with " + string.Join(" or ", StartsWith));

    private static bool Same(string origin, Uri assertion) =>
        string.Equals(origin, assertion.Authority, StringComparison.OrdinalIgnoreCase) || string.Equals(origin, assertion.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
