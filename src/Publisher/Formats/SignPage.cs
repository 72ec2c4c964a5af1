using System.Collections.Immutable;
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
            Key = Key(view, SitePaths.Sign),
            Fields = links => Fields(view, links.Root, links.To, links.Root + PageLinks.Escape(view.Folder + SitePaths.SignFile)),
        };
    }

    /// <summary>Names what the page is made from, and the page as one file.</summary>
    /// <param name="view">The site.</param>
    /// <param name="path">Which of them.</param>
    public static ContentKey Key(SiteView view, string path)
    {
        var site = view.Site;
        var key = view.Kept.AddRules(view.Key().Add(path), lists: path != SitePaths.Sign || site.IsPortable);
        foreach (var badge in site.Badges)
        {
            key.Add(badge.Badge.Slug).Add(view.Texts.Of(badge.Badge).Name);
        }
        foreach (var award in site.Waiting)
        {
            key.Add(award.Path).Add(award.BadgeSlug).Add(award.Missing).Add(award.RuleIndex);
            AddTo(key, award.Signed);
            AddTo(key, award.Open);
        }
        foreach (var approval in site.WaitingApprovals)
        {
            key.Add(approval.Verified.Source.File.Path).Add(approval.Verified.Badge.Slug).Add(approval.Verified.Badge.Version).Add(approval.Verified.MissingSigners);
            AddTo(key, approval.Signed);
            AddTo(key, approval.Open);
        }
        foreach (var (member, page) in People(site))
        {
            key.Add(member).Add(page.Id).Add(page.Name);
        }
        return key.ToKey();
    }

    private static void AddTo(ContentKeyBuilder key, ImmutableArray<AuthorityPerson> people)
    {
        key.Add(people.Length);
        foreach (var person in people)
        {
            key.Add(person.Entry.Id).Add(person.Page?.Name);
        }
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
            { "people", People(site).Select(p => new FieldSet { { "member", p.Member }, { "id", p.Page.Id }, { "name", p.Page.Name } }) },
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
    private static IEnumerable<(string? Member, Member Page)> People(SiteModel site)
    {
        var named = site.AuthorityPeople.Where(p => p.Page is not null).ToList();
        var others = site.People.Length > MostPeople ? [] : site.People.Select(p => p.Member).Where(m => named.TrueForAll(n => n.Page != m));
        return named.Select(p => ((string?)p.Entry.Id, p.Page!)).Concat(others.Select(m => ((string?)null, m)));
    }

    private static string Name(AuthorityPerson person, SiteWords words) =>
        person.Page?.Name ?? $"{words.RoleName(person.Entry.Roles.FirstOrDefault()?.Role ?? "member")} {person.Entry.Id}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
