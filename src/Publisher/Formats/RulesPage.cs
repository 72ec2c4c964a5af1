using System.Globalization;
using Publisher.Credentials.Authority;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>How we decide: the newest authority document read as a constitution, and every version of it as signed.</summary>
internal static class RulesPage
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var (newest, words) = (view.Site.Authority.Newest, view.Words);
        yield return new()
        {
            Path = SitePaths.HowWeDecide,
            Template = "how-we-decide.html",
            Title = words["menu.how"],
            Description = words.Say("head.how", ("site", view.Site.Config.Title)),
            Section = SitePaths.HowWeDecide,
            Alternates = [new(MediaTypes.Json, words["head.rules"], SitePaths.Authority(newest.Version))],
            Key = Key(view),
            Fields = links => new()
            {
                { "version", Number(newest.Version) },
                { "since", words.Date(newest.ValidFrom) },
                { "articles", newest.Rules.Select(rule => Article(view, rule, links)) },
                { "unruled", Unruled(view) },
                { "definitions", newest.Definitions.Select(rule => string.Join(' ', view.Rules.Definition(rule))) },
                { "treaties", newest.Treaties is { } treaties ? string.Join(' ', view.Rules.Treaties(treaties)) : null },
                { "roles", Roles(view, newest, links) },
                { "has_stewards", newest.Members.Any(m => m.Roles.Any(r => r.Until is null && r.Role == "steward")) },
                { "recovery", Recovery(newest, words) },
                { "status", view.Rules.Status(newest.Status) },
                { "amendment", view.Rules.Amendment(newest.Amendment) },
                { "versions", History(view, links) },
                { "endorsements", EndorsementWords.Fields(view.EndorsementsOf(view.Site.Config.IssuerDid), view, 3, links) },
                { "help_href", links.To(SitePaths.VerifyHelp) },
                { "sign_href", links.To(SitePaths.Sign) },
            },
        };
    }

    private static ContentKey Key(SiteView view)
    {
        var site = view.Site;
        var key = view.Kept.AddRules(view.Key().Add(SitePaths.HowWeDecide), lists: false);
        var rules = site.Authority.Newest.Rules;
        foreach (var badge in site.Badges)
        {
            key.Add(badge.Badge.Slug).Add(view.Texts.Of(badge.Badge).Name).Add(Picture.Of(badge.Badge).Shown).Add(badge.Rules.Length);
            for (var i = 0; i < rules.Length; i++)
            {
                key.Add(rules[i].AppliesTo(badge.Badge.Slug, badge.Badge.Tags) ? 1 : 0);
            }
        }
        // Whoever the guild's rules ever named is called as their page calls them.
        var named = site.Authority.Versions.SelectMany(v => v.Members).Select(m => m.Subject).ToHashSet(StringComparer.Ordinal);
        foreach (var person in site.People.Where(p => named.Contains(p.Member.Id)))
        {
            key.Add(person.Member.Id).Add(person.Member.Handle).Add(person.Member.Name);
        }
        view.EndorsementsOf(site.Config.IssuerDid).AddTo(key);
        return key.ToKey();
    }

    private static FieldSet Article(SiteView view, RecognitionRule rule, PageLinks links)
    {
        var sentences = view.Rules.Sentences(rule);
        return new()
        {
            { "first", sentences[0] },
            { "rest", sentences.Skip(1) },
            // A rule for every badge shows none: the sentence says it.
            { "badges", view.Site.Badges
                .Where(b => !rule.Badges.Contains("*") && rule.AppliesTo(b.Badge.Slug, b.Badge.Tags))
                .Select(b => new FieldSet
                {
                    { "name", view.Texts.Of(b.Badge).Name },
                    { "href", links.To(SitePaths.Badge(b.Badge.Slug)) },
                    { "picture", SiteView.Art(Picture.Of(b.Badge), view.Texts.Of(b.Badge).Name, links) },
                }) },
        };
    }

    private static string? Unruled(SiteView view)
    {
        var names = view.Site.Badges.Where(b => b.Rules.IsEmpty).Select(b => view.Texts.Of(b.Badge).Name).ToList();
        return names.Count == 0 ? null : view.Words.Count("rules.unruled", names.Count, ("names", view.Words.List(names)));
    }

    private static IEnumerable<FieldSet> Roles(SiteView view, AuthorityDocument newest, PageLinks links) =>
        newest.Members.SelectMany(m => m.Roles.Where(r => r.Until is null && r.Role != "recovery").Select(r => r.Role))
            .Distinct(StringComparer.Ordinal)
            .Select(role => new FieldSet
            {
                { "title", SiteWords.Sentence(view.Words.RoleNames(role)) },
                { "people", view.Site.AuthorityPeople
                    .Where(p => p.Entry.Roles.Any(r => r.Until is null && string.Equals(r.Role, role, StringComparison.Ordinal)))
                    .Select(p => Person(view.Words, p, role, links)) },
            });

    private static FieldSet Person(SiteWords words, AuthorityPerson person, string role, PageLinks links) => new()
    {
        { "name", person.Page?.Name ?? $"{words.RoleName(role)} {person.Entry.Id}" },
        { "href", person.Page is { } page ? links.To(SitePaths.Member(page.Handle)) : null },
        { "since", words.Date(person.Entry.Roles.First(r => string.Equals(r.Role, role, StringComparison.Ordinal)).From) },
    };

    private static string? Recovery(AuthorityDocument newest, SiteWords words)
    {
        var codes = newest.Members.Count(m => m.Roles.Any(r => r.Role == "recovery" && r.Until is null));
        var isEnough = newest.Amendment.Any(a => a is { Role: "recovery", Quorum: 1 });
        return codes == 0 ? null : SiteWords.Sentence(words.Count(isEnough ? "rules.recovery_alone" : "rules.recovery", codes));
    }

    /// <summary>Every version, the newest first, with what it changed of the one before it.</summary>
    private static IEnumerable<FieldSet> History(SiteView view, PageLinks links)
    {
        var chain = view.Site.Authority;
        var pages = view.Site.People.ToDictionary(p => p.Member.Id, p => p.Member.Name, StringComparer.Ordinal);
        var everybody = chain.Versions.SelectMany(v => v.Members).DistinctBy(m => m.Id).ToList();
        string Name(AuthorityMember member)
        {
            var person = WhoSigns.Keeper(member, everybody);
            return pages.GetValueOrDefault(person.Subject) ?? $"{view.Words.RoleName(person.Roles.FirstOrDefault()?.Role ?? "member")} {person.Id}";
        }
        var members = everybody.ToDictionary(m => m.Id, Name, StringComparer.Ordinal);
        var changes = new AuthorityChanges(new(view.Site.Badges.ToDictionary(b => b.Badge.Slug, b => view.Texts.Of(b.Badge).Name, StringComparer.Ordinal), members, view.Words), m => members[m.Id], namesKeys: false);
        return chain.Versions.Reverse().Select(v => Version(view.Words, v, chain.Find(v.Version - 1) is not { } before ? [view.Words["rules.first"]]
            : changes.Of(before, v) is { Count: > 0 } told ? told : [view.Words["rules.only_date"]], links));
    }

    private static FieldSet Version(SiteWords words, AuthorityDocument version, IReadOnlyList<string> changes, PageLinks links) => new()
    {
        { "changes", changes },
        { "number", Number(version.Version) },
        { "since", words.Date(version.ValidFrom) },
        { "href", links.To(SitePaths.Authority(version.Version)) },
        { "digest", version.DigestSri },
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
