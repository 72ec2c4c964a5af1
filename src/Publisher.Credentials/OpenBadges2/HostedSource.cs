using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.OpenBadges2;

/// <summary>The issuer of a hosted assertion, by way of its badge; or why it could not be found.</summary>
/// <param name="Issuer">The issuer.</param>
/// <param name="Problem">A sentence; null when found.</param>
/// <param name="IsWrong">Whether what was found is bad, rather than nothing found.</param>
internal sealed record HostedSource(HostedIssuer? Issuer, string? Problem, bool IsWrong)
{
    /// <summary>Follows the assertion to its badge and the badge to its issuer. A document with an address is the one that stands there, whatever was put inside another.</summary>
    public static HostedSource Find(HostedAssertion assertion, IIssuerDocuments site)
    {
        var reading = new ShapeReading();
        if (Follow(assertion.BadgeId, assertion.Badge, site, out var problem) is not { } badgeJson)
        {
            return new(null, Words.Sentence($"its badge could not be had: {problem}"), false);
        }
        if (HostedBadgeClass.Read(badgeJson, reading) is not { } badge)
        {
            return Refused("badge", reading);
        }
        if (Follow(badge.IssuerId, badge.Issuer, site, out problem) is not { } issuerJson)
        {
            return new(null, Words.Sentence($"its issuer could not be had: {problem}"), false);
        }
        if (HostedIssuer.Read(issuerJson, reading) is not { } issuer)
        {
            return Refused("issuer", reading);
        }
        return badge.IssuerId is not null && issuer.Id != badge.IssuerId
            ? new(null, $"What stands at {badge.IssuerId} says that it is {issuer.Id}.", true)
            : new(issuer, null, false);
    }

    private static JsonElement? Follow(string? address, JsonElement? inside, IIssuerDocuments site, out string? problem)
    {
        problem = null;
        if (address is null || !(address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)))
        {
            problem = inside is null ? $"{address} is no address of the web" : null;
            return inside;
        }
        var answer = site.Find(address, JsonLimits.Credential.Bytes);
        if (answer.Standing != DocumentStanding.Found)
        {
            problem = answer.Problem;
            return null;
        }
        if (SignedDocument.TryParse(answer.Bytes, out var document, out var unreadable))
        {
            return document.Root;
        }
        problem = $"{address} cannot be read: {unreadable.Detail}";
        return null;
    }

    private static HostedSource Refused(string what, ShapeReading reading) =>
        new(null, Words.Sentence($"its {what} is not as Open Badges 2.0 wants it: {reading.Detail} (at {reading.Pointer})"), !reading.Unknown);
}
