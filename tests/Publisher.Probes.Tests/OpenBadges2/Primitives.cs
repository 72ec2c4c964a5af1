using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>The kinds of values Open Badges 2.0 knows.</summary>
internal static partial class Primitives
{
    // Every class and alias of the 2.0 context; a type of another's own is an address.
    private static readonly string[] Types =
    [
        "Assertion", "BadgeClass", "AlignmentObject", "Criteria", "CryptographicKey", "Endorsement", "Evidence", "Extension", "IdentityObject", "Image", "Issuer", "Profile", "RevocationList",
        "VerificationObject", "HostedBadge", "SignedBadge", "hosted", "signed", "TypeValidation", "FrameValidation", "schema:ImageObject", "id", "email", "url", "telephone",
    ];

    public static bool Words(JsonElement value) => value.ValueKind == JsonValueKind.String;

    public static bool TextOrNumber(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    public static bool Flag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    public static bool Url(JsonElement value) => Words(value) && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    public static bool DataUri(JsonElement value) => Words(value) && value.GetString()!.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && value.GetString()!.Contains(',', StringComparison.Ordinal);

    public static bool Iri(JsonElement value) => Url(value) || (Words(value) && Names().IsMatch(value.GetString()!));

    public static bool CompactIri(JsonElement value) => Words(value) && (value.ValueEquals("id") || Iri(value));

    public static bool Type(JsonElement value) => Words(value) && (Types.Contains(value.GetString()) || Iri(value));

    public static bool Email(JsonElement value) => Words(value) && Emails().IsMatch(value.GetString()!);

    public static bool Telephone(JsonElement value) => Words(value) && Telephones().IsMatch(value.GetString()!);

    public static bool Language(JsonElement value) => Words(value) && Languages().IsMatch(value.GetString()!);

    public static bool Host(JsonElement value) => Words(value) && Hosts().IsMatch(value.GetString()!);

    public static bool Moment(JsonElement value) => Words(value) && Zoned().IsMatch(value.GetString()!) && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^(_:.+|urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\z", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    private static partial Regex Emails();

    [GeneratedRegex(@"^\+?[1-9][0-9]{1,14}(;ext=[0-9]+)?\z")]
    private static partial Regex Telephones();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex Languages();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z")]
    private static partial Regex Hosts();

    [GeneratedRegex(@"T.*(Z|[+-][0-9]{2}:?[0-9]{2})\z")]
    private static partial Regex Zoned();
}
