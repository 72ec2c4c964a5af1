using System.Collections.Immutable;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>A badge that an award's badge says it builds on: an alignment of its own achievement with the type <c>ext:Prerequisite</c> (docs/formats.md).</summary>
/// <param name="Slug">The badge, of the same issuer; null for one of somebody else's, or an experience that is no badge.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Prerequisite(string? Slug, string Name)
{
    private const string Type = "ext:Prerequisite";

    /// <summary>Those of an achievement, in its order.</summary>
    /// <param name="baseUrl">The issuer's base URL, without a trailing slash.</param>
    /// <param name="achievement">As the award embeds it.</param>
    public static ImmutableArray<Prerequisite> Of(string baseUrl, Achievement achievement) =>
        [.. achievement.Alignment.Where(a => a.TargetType == Type).Select(a => new Prerequisite(SlugIn($"{baseUrl}/badges/", a.TargetUrl), a.TargetName))];

    // <base>/badges/<slug>/, the page of a badge whatever its version.
    private static string? SlugIn(string folder, string address) =>
        address.StartsWith(folder, StringComparison.Ordinal) && address[folder.Length..] is [.. { Length: > 0 } slug, '/'] && !slug.Contains('/', StringComparison.Ordinal) ? slug : null;
}
