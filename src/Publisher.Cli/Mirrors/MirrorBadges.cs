using System.Text.Json;
using Publisher.Cli.Disk;
using Publisher.Cli.Peers;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Importing;
using Publisher.Loading;

namespace Publisher.Cli.Mirrors;

/// <summary>
/// Brings the badges of a copy: every version that its awards embed and the newest of each, with the pictures that awards pin. The definitions that pages show are written from what was signed.
/// </summary>
internal static class MirrorBadges
{
    private const int MostPictureBytes = 512 * 1024;

    /// <summary>Brings versions and pictures, and writes the definition of each badge as its newest version has it.</summary>
    internal static async Task Pull(PeerVisit visit, RecognitionDocument said, MirrorInventory inventory)
    {
        var known = visit.Kept.Badges.Select(b => $"{visit.Settings.Url}/badges/{b.Address.Slug}/{b.Version}/achievement.json");
        var versions = inventory.Versions.Union(known);
        await new PeerBadges(visit, said, versions).Pull().ConfigureAwait(false);
        foreach (var (address, digest) in inventory.Pictures.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (PictureOf(visit.Settings.Url, address) is { } name && (visit.Find(name) is not { } kept || Sri.Of(kept.Span) != digest))
            {
                await Picture(visit, address, name, digest).ConfigureAwait(false);
            }
        }
        // The newest of each first.
        var named = said.Badges.Select(b => b.Url).Concat(versions.Order(StringComparer.Ordinal).Reverse());
        foreach (var badge in named.Select(u => BadgeAddress.TryRead(visit.Settings.Url, u, out var address) ? address : null).OfType<BadgeAddress>().Where(a => IsName(a.Slug, a.Version)).DistinctBy(a => a.Slug, StringComparer.Ordinal))
        {
            Define(visit, badge);
        }
    }

    private static async Task Picture(PeerVisit visit, string address, string name, string digest)
    {
        var answer = await visit.Web.Get(address, MostPictureBytes).ConfigureAwait(false);
        if ((answer.Problem ?? (Sri.Of(answer.Bytes.Span) == digest ? null : "it is not the picture that was signed")) is not { } problem)
        {
            visit.Write(name, answer.Bytes.Span);
        }
        else if (visit.Web.Ended is null)
        {
            visit.SetAside(address, problem);
        }
    }

    private static void Define(PeerVisit visit, BadgeAddress badge)
    {
        var folder = $"badges/{badge.Slug}/{badge.Version}/";
        if (visit.Find(folder + "achievement.json") is not { } bytes || !SignedDocument.TryParse(bytes, out var document, out _))
        {
            return;
        }
        foreach (var extension in (string[])["svg", "png"])
        {
            if (visit.Find($"{folder}image.{extension}") is { } picture)
            {
                visit.Write($"badges/{badge.Slug}.{extension}", picture.Span);
            }
        }
        visit.Write($"badges/{badge.Slug}.md", new PlannedBadge(badge.Slug, Definition(document.Root, badge), IsThere: false).Bytes.Span);
    }

    private static ImportedBadge Definition(JsonElement root, BadgeAddress badge) => new()
    {
        Name = Text(root, "name") ?? "",
        Description = Text(root, "description") ?? "",
        Criteria = root.TryGetProperty("criteria", out var criteria) ? Text(criteria, "narrative") ?? "" : "",
        Version = badge.Version,
        Type = Text(root, "achievementType"),
        Language = Text(root, "inLanguage") is { } language && NameRules.IsLanguage(language) ? language : null,
        FieldOfStudy = Text(root, "fieldOfStudy"),
        Tags = root.TryGetProperty("tag", out var tags) && tags.ValueKind == JsonValueKind.Array ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)] : [],
        Location = new(badge.Slug),
    };

    // badges/<slug>/<version>/image.svg|png
    private static string? PictureOf(string url, string address) =>
        address[(url.Length + 1)..].Split('/') is [_, var slug, var version, "image.svg" or "image.png"] && IsName(slug, version) ? address[(url.Length + 1)..] : null;

    // Folders are made of these alone.
    private static bool IsName(string slug, string version) =>
        NameRules.IsSlug(slug) && NameRules.IsVersion(version) && PortableName.Objection(slug) is null && PortableName.Objection(version) is null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
