using System.Collections.Immutable;
using System.Globalization;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Exporting;

/// <summary>A table of an export: its file's name, its columns, and its rows; an empty cell is the empty text.</summary>
/// <param name="Name">The name of its file, without an ending.</param>
/// <param name="Columns">Names of its columns (append-only: a new one comes last).</param>
/// <param name="Rows">The rows.</param>
public sealed record ExportTable(string Name, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>
/// Everything a guild has published, as four tables: badges, awards, people, decisions. Only what verified, and only what the site itself shows: a person is named where they
/// have a page, and otherwise by the id that their award carries. Awards that wait or were withdrawn are not in it.
/// </summary>
public static class GuildExport
{
    /// <summary>The tables.</summary>
    public static ImmutableArray<ExportTable> Of(VerifiedContent content) => [Badges(content), Awards(content), People(content), Decisions(content)];

    private static ExportTable Badges(VerifiedContent content)
    {
        var awards = content.Awards.ToLookup(a => a.Outline.Badge?.Slug, StringComparer.Ordinal);
        return new("badges", ["id", "name", "description", "version", "type", "criteria", "tags", "image", "awards"],
        [
            .. content.Content.Badges.Select(b => Row(Address(content, SitePaths.Badge(b.Slug)), b.Name, b.Description, b.Version, b.Type, b.CriteriaMarkdown, string.Join('|', b.Tags),
                Picture(content, b), awards[b.Slug].Count().ToString(CultureInfo.InvariantCulture))),
        ]);
    }

    // A picture has an address once a version is frozen.
    private static string Picture(VerifiedContent content, Badge badge) => badge.Versions.FirstOrDefault(v => v.Version == badge.Version) is { } version
        ? Address(content, SitePaths.BadgeImage(badge.Slug, version.Version, version.Png is not null ? "png" : "svg"))
        : "";

    private static ExportTable Awards(VerifiedContent content)
    {
        var names = content.Content.Members.ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal);
        var badges = content.Content.Badges.ToDictionary(b => b.Slug, b => b.Name, StringComparer.Ordinal);
        // A table has one name for a person; their number stands in the rules.
        var pages = content.Content.Members.ToDictionary(m => m.Id, m => "@" + m.Handle, StringComparer.Ordinal);
        string handles(AuthorityMember member) => pages.GetValueOrDefault(member.Subject, $"member {member.Id}");
        return new("awards", ["id", "badge", "badge name", "version", "recipient", "name", "awarded", "valid from", "expires", "state", "signers", "rules"],
            [.. content.Awards.Select(a => Award(content, a, names, badges, handles))]);
    }

    private static ImmutableArray<string> Award(
        VerifiedContent content, VerifiedAward award, Dictionary<string, string> names, Dictionary<string, string> badges, Func<AuthorityMember, string> handles)
    {
        var outline = award.Outline;
        var members = content.Authority.Find(award.AuthorityVersion)!.Members;
        var slug = outline.Badge?.Slug ?? "";
        return Row(Address(content, SitePaths.Credential(outline.Source.Id)), slug, badges.GetValueOrDefault(slug, ""), outline.Badge?.Version ?? "", outline.HolderId ?? "",
            outline.HolderId is { } holder ? names.GetValueOrDefault(holder, "") : "", outline.AwardedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Timestamps.Utc(outline.ValidFrom),
            outline.ValidUntil is { } until ? Timestamps.Utc(until) : "", award.Decision?.Action.ToString().ToLowerInvariant() ?? "good",
            string.Join('|', award.Signers.Select(s => members.FirstOrDefault(m => m.Id == s.MemberId) is { } member ? handles(member) : s.MemberId).Distinct(StringComparer.Ordinal)),
            award.AuthorityVersion.ToString(CultureInfo.InvariantCulture));
    }

    private static ExportTable People(VerifiedContent content)
    {
        var awards = content.Awards.ToLookup(a => a.Outline.HolderId, StringComparer.Ordinal);
        return new("people", ["handle", "name", "id", "page", "awards"],
        [
            .. content.Content.Members.Select(m => Row("@" + m.Handle, m.Name, m.Id, Address(content, SitePaths.Member(m.Handle)), awards[m.Id].Count().ToString(CultureInfo.InvariantCulture))),
        ]);
    }

    private static ExportTable Decisions(VerifiedContent content) => new("decisions", ["award", "action", "by", "reason", "date", "rules"],
    [
        .. content.Status.Decisions.Select(d => Row(d.Decision.Award, d.Decision.Action.ToString().ToLowerInvariant(), d.Decision.By ?? "", d.Decision.Reason, Timestamps.Utc(d.Decision.Date),
            d.Decision.Authority.Version.ToString(CultureInfo.InvariantCulture))),
    ]);

    private static string Address(VerifiedContent content, string path) => SitePaths.Absolute(content.Content.Config.BaseUrl, path);

    private static ImmutableArray<string> Row(params ReadOnlySpan<string> cells) => [.. cells];
}
