using System.Globalization;
using Publisher.Content;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// Where people co-sign in a browser. It tells of an award that waits no more than badge, rule and signers; whom it is for and why comes with the link that a signer is sent.
/// </summary>
internal static class SignPage
{
    // A page with more names than this is slow to open on a phone; then only those of the rules are on it.
    private const int MostPeople = 500;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        yield return new()
        {
            Path = SitePaths.Sign,
            Template = "sign.html",
            Script = "sign-page.js",
            Kept = view.Kept.OfRules,
            Title = view.Words["sign.title"],
            Description = view.Words.Say("head.sign", ("site", view.Site.Config.Title)),
            Section = SitePaths.HowWeDecide,
            Fields = links => Fields(view, links.Root, links.To, links.Root + PageLinks.Escape(view.Folder + SitePaths.SignFile)),
        };
    }

    /// <summary>The fields of the page's template.</summary>
    /// <param name="view">The site.</param>
    /// <param name="root">The way to the site's root.</param>
    /// <param name="to">The link to a path of the site.</param>
    /// <param name="file">The link to the page as one file; null in that file itself.</param>
    public static FieldSet Fields(SiteView view, string root, Func<string, string> to, string? file)
    {
        var (site, config) = (view.Site, view.Site.Config);
        var forge = ForgeLinks.Of(config);
        return new()
        {
            { "base", view.BaseUrl },
            { "root", root },
            { "issuer", config.IssuerDid },
            { "zone", config.TimeZone },
            { "version", Number(site.Authority.Newest.Version) },
            { "new_file", forge?.NewPattern },
            { "branch", config.Branch },
            { "sign_href", to(SitePaths.Sign) },
            { "how_href", to(SitePaths.HowWeDecide) },
            { "file_href", file },
            { "file_name", $"sign-{new Uri(config.BaseUrl).Host}.html" },
            { "waiting", site.Waiting.Select(w => Waiting(view, w, forge, to)) },
            { "approvals", site.WaitingApprovals.Select(w => Waiting(view, w, forge, to)) },
            { "rules", site.Authority.Newest.Rules.Select((rule, i) => new FieldSet { { "index", Number(i) }, { "sentences", view.Rules.Sentences(rule) } }) },
            { "people", People(site) },
        };
    }

    private static FieldSet Waiting(SiteView view, WaitingModel award, ForgeLinks? forge, Func<string, string> to)
    {
        var (words, badge) = (view.Words, award.BadgeSlug is { } slug ? view.Badge(slug) : null);
        var rules = view.Site.Authority.Newest.Rules;
        return new()
        {
            { "id", award.Id },
            { "file", award.Path },
            { "entry", SiteWords.Grouped(award.Id) },
            { "badge", badge is null ? award.BadgeSlug ?? "" : view.Texts.Of(badge.Badge).Name },
            { "badge_href", badge is null ? null : to(SitePaths.Badge(badge.Badge.Slug)) },
            { "needs", SiteWords.Sentence(words.Count("sign.waits_for", award.Missing)) },
            { "signed", award.Signed.IsEmpty ? null : words.List([.. award.Signed.Select(p => Name(p, words))]) },
            { "open", award.Open.IsEmpty ? null : words.Alternatives([.. award.Open.Select(p => Name(p, words))]) },
            { "rule", award.RuleIndex < rules.Length ? view.Rules.Sentences(rules[award.RuleIndex]) : [] },
            { "source_href", forge?.Show(award.Path) },
        };
    }

    private static FieldSet Waiting(SiteView view, WaitingApprovalModel approval, ForgeLinks? forge, Func<string, string> to)
    {
        var (waiting, words) = (approval.Verified, view.Words);
        var badge = view.Badge(waiting.Badge.Slug);
        var path = waiting.Source.File.Path;
        return new()
        {
            { "badge", badge is null ? waiting.Badge.Slug : view.Texts.Of(badge.Badge).Name },
            { "badge_href", badge is null ? null : to(SitePaths.Badge(waiting.Badge.Slug)) },
            { "version", words.Say("badge.version_number", ("number", waiting.Badge.Version)) },
            { "needs", SiteWords.Sentence(words.Count("sign.waits_for", waiting.MissingSigners)) },
            { "signed", approval.Signed.IsEmpty ? null : words.List([.. approval.Signed.Select(p => Name(p, words))]) },
            { "open", approval.Open.IsEmpty ? null : words.Alternatives([.. approval.Open.Select(p => Name(p, words))]) },
            { "command", $"publisher sign {path}" },
            { "source_href", forge?.Show(path) },
        };
    }

    // Members of the authority by what the rules call them, and whoever has a page here by their id.
    private static IEnumerable<FieldSet> People(SiteModel site)
    {
        var named = site.AuthorityPeople.Where(p => p.Page is not null).ToList();
        var others = site.People.Length > MostPeople ? [] : site.People.Select(p => p.Member).Where(m => named.TrueForAll(n => n.Page != m));
        return named.Select(p => Person(p.Entry.Id, p.Page!)).Concat(others.Select(m => Person(null, m)));
    }

    private static FieldSet Person(string? member, Member page) => new() { { "member", member }, { "id", page.Id }, { "name", page.Name } };

    private static string Name(AuthorityPerson person, SiteWords words) =>
        person.Page?.Name ?? $"{words.RoleName(person.Entry.Roles.FirstOrDefault()?.Role ?? "member")} {person.Entry.Id}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
