using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Sites;

namespace Publisher.Exporting;

/// <summary>A person's awards as a table with what forms ask for (Europass: title, date, awarding body, what was learned, how much and at what level), read from what is signed.</summary>
public static class PersonTable
{
    /// <summary>The table; newest award first.</summary>
    public static ExportTable Of(SiteConfig config, ImmutableArray<PersonAward> awards) => new("awards",
        ["title", "date", "expires", "awarding body", "learning outcomes", "workload", "level", "credits", "verification address", "state"],
        [.. awards.Select(a => Row(config, a))]);

    private static ImmutableArray<string> Row(SiteConfig config, PersonAward award)
    {
        var credential = award.Read.Credential;
        var worth = Worth.Read(award.Read.Published.Root.GetProperty("credentialSubject").GetProperty("achievement"));
        return
        [
            credential.CredentialSubject.Achievement.Name,
            Day(award.Model.AwardedOn),
            credential.ValidUntil is { } until ? Day(DateOnly.FromDateTime(until.UtcDateTime)) : "",
            credential.Issuer.Name ?? config.IssuerName,
            Names(worth, WorthTypes.Outcome),
            Names(worth, WorthTypes.Workload),
            Names(worth, WorthTypes.Level),
            worth.Credits is { } credits ? $"{credits} {worth.CreditUnitCode}".TrimEnd() : "",
            SitePaths.Absolute(config.BaseUrl, SitePaths.Award(award.Model.Id)),
            award.Model.Decision?.Action.ToString().ToLowerInvariant() ?? "good",
        ];
    }

    private static string Names(Worth worth, WorthType type) => string.Join('|', worth.Of(type).Select(a => a.TargetName));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
