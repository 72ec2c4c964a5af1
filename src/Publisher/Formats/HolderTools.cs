using System.Globalization;
using System.Text;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What the person an award is about can do with it: show it, keep it, print it, have it hidden. All of it works without a script; a script adds buttons.</summary>
internal static class HolderTools
{
    /// <summary>The fields; those of showing it around are null for an award that no longer stands.</summary>
    public static FieldSet Fields(SiteView view, AwardModel award, OpenBadgeCredential credential, PageLinks links)
    {
        var config = view.Site.Config;
        var stands = AwardFacts.Standing(award).InForce;
        var page = view.Address(SitePaths.Award(award.Id));
        return new()
        {
            { "shows", stands },
            { "page", page },
            { "share", $"{award.Frozen.Name}, awarded by {config.IssuerName}" },
            { "post", $"I was awarded {award.Frozen.Name} by {config.IssuerName}. {page}" },
            { "linkedin", stands ? LinkedIn(config, award, credential, page) : null },
            { "embed", stands ? Embed(view, award, page) : null },
            { "wallet", view.Address(SitePaths.Credential(award.Id)) },
            { "baked", BakedImages.Pictures(award, config).Select(p => new FieldSet
            {
                { "href", links.To(SitePaths.Baked(award.Id, p.Extension)) },
                { "name", $"{award.BadgeSlug}.{p.Extension}" },
                { "kind", p.Extension.ToUpperInvariant() },
            }) },
            { "hide_href", Hide(config, award) },
            { "contact", config.Contact },
        };
    }

    // The members of LinkedIn's own form. It verifies nothing: it takes down what the link says.
    private static string LinkedIn(SiteConfig config, AwardModel award, OpenBadgeCredential credential, string page)
    {
        List<(string Name, string Value)> parameters =
        [
            ("startTask", "CERTIFICATION_NAME"), ("name", award.Frozen.Name),
            config.LinkedInId is { } id ? ("organizationId", id) : ("organizationName", config.IssuerName),
            ("issueYear", Number(award.AwardedOn.Year)), ("issueMonth", Number(award.AwardedOn.Month)),
        ];
        if (credential.ValidUntil is { } until)
        {
            parameters.Add(("expirationYear", Number(until.UtcDateTime.Year)));
            parameters.Add(("expirationMonth", Number(until.UtcDateTime.Month)));
        }
        parameters.Add(("certUrl", page));
        parameters.Add(("certId", award.Id));
        return "https://www.linkedin.com/profile/add?" + string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(Whole(p.Value))}"));
    }

    // Ready to be pasted into somebody's page: a link and a picture, nothing that runs.
    private static string? Embed(SiteView view, AwardModel award, string page)
    {
        var words = Html.Escape($"{award.Frozen.Name}, awarded to {SiteView.HolderName(award)} by {view.Site.Config.IssuerName}");
        return Picture.Of(award).Png is { } png
            ? $"<a href=\"{Html.Escape(page)}\"><img src=\"{Html.Escape(view.Address(png))}\" alt=\"{words}\" width=\"160\" height=\"160\"></a>"
            : $"<a href=\"{Html.Escape(page)}\">{words}</a>";
    }

    private static string? Hide(SiteConfig config, AwardModel award) => TextPages.ContactAddress(config) is not { } address ? null
        : address.StartsWith("mailto:", StringComparison.Ordinal) ? $"{address}?subject={Uri.EscapeDataString($"Please hide or remove award {award.Id}")}"
        : address;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Half a surrogate pair cannot be percent-encoded.
    private static string Whole(string text) => Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
}
